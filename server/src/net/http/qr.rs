//! The QR code of a meeting's address, as a picture: `GET /api/qr/12345678.svg` (rule ID1).

use super::answer::Refused;
use crate::app::App;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use fast_qr::{
    QRBuilder,
    convert::{Builder, svg::SvgBuilder},
};
use foorumi_protocol::{JoinCode, Refusal};
use std::sync::Arc;

/// Modules of white around the code: four, as its standard asks.
const QUIET_ZONE: usize = 4;

/// The picture. It tells nothing of whether there is such a meeting.
pub(super) async fn picture(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<impl IntoResponse, Refused> {
    let code = file.strip_suffix(".svg").and_then(|code| code.parse::<JoinCode>().ok());
    let code = code.ok_or(Refused(Refusal::Unreadable))?;
    let address = format!("{}/{code}", app.origin(&headers));
    let qr = QRBuilder::new(address).build().map_err(|_| Refused(Refusal::Unreadable))?;
    let svg = SvgBuilder::default().margin(QUIET_ZONE).to_str(&qr);
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg))
}
