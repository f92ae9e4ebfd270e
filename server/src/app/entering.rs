//! Who comes in, and by what (rules ID1-ID3, ID7). A code may be guessed, so it waits for its turn; a
//! link, and a code with the token of its meeting, cannot, and never wait.

use super::App;
use crate::{
    identity::Returner,
    secret::LinkHash,
    storage::directory::FoundLink,
    throttle::{Source, TooMany, Turn},
};
use foorumi_protocol::{Access, JoinCode, MeetingId, Refusal, Role};

/// Who may come in.
pub(crate) struct Entrance {
    pub(crate) meeting: MeetingId,
    pub(crate) role: Role,
    pub(crate) link: Option<LinkHash>,
    /// Whose token was shown, if it is of this meeting.
    pub(crate) known: Option<Returner>,
}

/// Somebody who asks to come in.
pub(crate) enum Approach {
    /// It is open.
    Open(Entrance),
    /// The code is looked up when its turn has come.
    Code(JoinCode, Turn),
}

impl App {
    /// Asks to come in.
    pub(crate) async fn approach(
        &self,
        source: Source,
        access: &Access,
        token: Option<&str>,
    ) -> Result<Approach, Refusal> {
        match access {
            Access::Link { secret } => {
                let hash = LinkHash::of(secret);
                let FoundLink { meeting, role, .. } = self.link(hash).await?;
                let known = token.and_then(|token| self.identity.person(meeting, token));
                Ok(Approach::Open(Entrance { meeting, role, link: Some(hash), known }))
            }
            Access::Code { code } => match self.returner(*code, token).await? {
                Some(entrance) => Ok(Approach::Open(entrance)),
                None => {
                    let turn = self.throttle.codes.line_up(source);
                    Ok(Approach::Code(*code, turn.map_err(|TooMany| Refusal::TooManyTries)?))
                }
            },
        }
    }

    /// The meeting behind a code whose turn has come. A wrong one is counted against the address.
    pub(crate) async fn look_up(
        &self,
        source: Source,
        code: JoinCode,
    ) -> Result<Entrance, Refusal> {
        let Some(meeting) = self.by_code(code).await? else {
            self.throttle.codes.missed(source.address);
            return Err(Refusal::NoSuchMeeting);
        };
        self.rooms.note_code(code, meeting);
        Ok(Entrance { meeting, role: Role::Participant, link: None, known: None })
    }

    /// Comes in, however long its turn takes.
    pub(crate) async fn enter(&self, source: Source, access: &Access) -> Result<Entrance, Refusal> {
        match self.approach(source, access, None).await? {
            Approach::Open(entrance) => Ok(entrance),
            Approach::Code(code, mut turn) => {
                turn.comes().await;
                self.look_up(source, code).await
            }
        }
    }

    /// Whether whoever shows this secret makes meetings here. What people choose can be guessed, so it
    /// waits for its turn as codes do.
    pub(crate) async fn may_make(
        &self,
        source: Source,
        secret: Option<&str>,
    ) -> Result<(), Refusal> {
        let Some(expected) = &self.config.makers_secret else { return Ok(()) };
        let secret = secret.ok_or(Refusal::MakersSecret)?;
        let turn = self.throttle.codes.line_up(source);
        turn.map_err(|TooMany| Refusal::TooManyTries)?.comes().await;
        if expected.is(secret) {
            return Ok(());
        }
        self.throttle.codes.missed(source.address);
        Err(Refusal::MakersSecret)
    }

    /// The link with this hash, if it stands.
    pub(crate) async fn link(&self, link: LinkHash) -> Result<FoundLink, Refusal> {
        match self.directory.by_link(link).await? {
            Some(found) if found.stands => Ok(found),
            Some(_) => Err(Refusal::LinkRevoked),
            None => Err(Refusal::NoSuchMeeting),
        }
    }

    /// Whoever shows a token that this code's meeting has given knows the code. Of a wrong code, and of
    /// a token of another meeting, nothing is told here.
    async fn returner(
        &self,
        code: JoinCode,
        token: Option<&str>,
    ) -> Result<Option<Entrance>, Refusal> {
        let Some(token) = token else { return Ok(None) };
        let Some(meeting) = self.by_code(code).await? else { return Ok(None) };
        let Some(person) = self.identity.person(meeting, token) else { return Ok(None) };
        let known = Some(person);
        Ok(Some(Entrance { meeting, role: Role::Participant, link: None, known }))
    }

    async fn by_code(&self, code: JoinCode) -> Result<Option<MeetingId>, Refusal> {
        match self.rooms.by_code(code) {
            Some(meeting) => Ok(Some(meeting)),
            None => Ok(self.directory.by_code(code).await?),
        }
    }
}
