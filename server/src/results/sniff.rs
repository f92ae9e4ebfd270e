//! What a file that was handed in is, by its content: its name tells nothing.

use foorumi_protocol::SlidesKind;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// A PNG's last chunk: no data, its name, its checksum.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xaeB`\x82";
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];
const JPEG_END: &[u8] = &[0xff, 0xd9];
/// A PDF's end stands in its last bytes, with some white space after it.
const PDF_TAIL: usize = 1024;

/// The kind of a whole file; `None` for everything else, also for one that is cut off.
pub(crate) fn sniff(bytes: &[u8]) -> Option<SlidesKind> {
    if bytes.starts_with(PNG) && bytes[PNG.len()..].starts_with(b"\0\0\0\rIHDR") {
        return bytes.ends_with(PNG_END).then_some(SlidesKind::Png);
    }
    if bytes.starts_with(JPEG) {
        return bytes.ends_with(JPEG_END).then_some(SlidesKind::Jpeg);
    }
    let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL)..];
    let ends = tail.windows(5).any(|five| five == b"%%EOF");
    (bytes.starts_with(b"%PDF-") && ends).then_some(SlidesKind::Pdf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rb6_files_are_known_by_their_content_and_bad_ones_refused() {
        let png = [PNG, b"\0\0\0\rIHDR0123456789abc", PNG_END].concat();
        let jpeg = [JPEG, b"\xe0 picture", JPEG_END].concat();
        let pdf = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n0\n%%EOF\n".to_vec();
        let check = |bytes: &[u8], expected| assert_eq!(sniff(bytes), expected, "{bytes:?}");
        check(&png, Some(SlidesKind::Png));
        check(&jpeg, Some(SlidesKind::Jpeg));
        check(&pdf, Some(SlidesKind::Pdf));
        for whole in [&png, &jpeg, &pdf] {
            for end in 0..whole.len() - 7 {
                check(&whole[..end], None);
            }
        }
        let long = [&pdf[..], &[b' '; PDF_TAIL + 8]].concat();
        let bad: [&[u8]; 10] = [
            b"",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"<html><script>alert(1)</script>%PDF-1.7 %%EOF",
            b"MZ\x90\0 a program %PDF-",
            b"PK\x03\x04 an archive",
            b"GIF89a picture;",
            b"%!PS-Adobe-3.0 %%EOF",
            b"\x89PNG\r\n\x1a\n<script>\0\0\0\0IEND\xaeB`\x82",
            b" %PDF-1.7 %%EOF",
            &long,
        ];
        bad.into_iter().for_each(|bytes| check(bytes, None));
    }
}
