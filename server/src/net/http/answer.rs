//! Answers that are not a success.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use foorumi_protocol::{Problem, Refusal};

/// A refusal as an HTTP answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused(pub(super) Refusal);

impl From<Refusal> for Refused {
    fn from(code: Refusal) -> Self {
        Self(code)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (status(self.0), Json(Problem { code: self.0 })).into_response()
    }
}

fn status(code: Refusal) -> StatusCode {
    match code {
        Refusal::NoSuchMeeting | Refusal::NoSuchFile => StatusCode::NOT_FOUND,
        Refusal::Removed => StatusCode::GONE,
        Refusal::WrongName | Refusal::TooManyFiles | Refusal::FilesTooLarge => StatusCode::CONFLICT,
        Refusal::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::FileKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refusal::LinkRevoked
        | Refusal::NotAllowed
        | Refusal::EntranceClosed
        | Refusal::MakersSecret => StatusCode::FORBIDDEN,
        Refusal::TooManyTries | Refusal::TooManyMeetings => StatusCode::TOO_MANY_REQUESTS,
        Refusal::OldVersion | Refusal::BadGreeting | Refusal::Unreadable => StatusCode::BAD_REQUEST,
        Refusal::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
        Refusal::RoomFull | Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}
