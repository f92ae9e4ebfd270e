//! How wide the columns of a table are.

use foorumi_print::Grid;

/// Widths of columns: numbers get what their title's longest word needs, texts share the rest by how
/// long they are.
pub(super) fn widths(grid: &Grid, width: usize) -> Vec<usize> {
    /// A letter, bold ones a little wider, and the air beside the text.
    const LETTER: (usize, usize, usize) = (105, 125, 260);
    /// A word longer than this may be parted, a text longer than this goes over lines.
    const MOST: (usize, usize) = (16, 45);
    let letters = |text: &str| text.chars().count();
    let longest = |text: &str| text.split(' ').map(letters).max().unwrap_or(0);
    let sizes = |at: usize| {
        let column = &grid.columns[at];
        let cells = || grid.rows.iter().filter_map(|row| row.get(at));
        let word = cells().map(|cell| longest(cell)).max().unwrap_or(0);
        let whole = cells().map(|cell| letters(cell)).max().unwrap_or(0);
        let word = if column.numbers { whole } else { word.min(MOST.0) };
        let title = longest(&column.title).min(MOST.0) * LETTER.1;
        let least = title.max(word * LETTER.0) + LETTER.2;
        (least, least.max(whole.min(MOST.1) * LETTER.0 + LETTER.2))
    };
    let sizes: Vec<(usize, usize)> = (0..grid.columns.len()).map(sizes).collect();
    let least: usize = sizes.iter().map(|(least, _)| least).sum();
    let wanted: usize = sizes.iter().map(|(_, wanted)| wanted).sum();
    if least >= width {
        return sizes.iter().map(|(own, _)| own * width / least).collect();
    }
    if wanted <= width {
        // What is left goes to the columns that hold texts, by what they hold.
        let is_text = |at: usize| !grid.columns[at].numbers;
        let texts = (0..sizes.len()).filter(|&at| is_text(at)).map(|at| sizes[at].1);
        let texts = texts.sum::<usize>();
        let more = |at: usize| {
            if is_text(at) { sizes[at].1 * (width - wanted) / texts.max(1) } else { 0 }
        };
        return (0..sizes.len()).map(|at| sizes[at].1 + more(at)).collect();
    }
    let share = |(from, to): &(usize, usize)| {
        from + (to - from) * (width - least) / (wanted - least).max(1)
    };
    sizes.iter().map(share).collect()
}
