//! Shares, medians and means in whole numbers, so that every reader gets the same (rule PL6).

use crate::table::Cell;

/// Fewest answers of which a mean is told.
const MEAN_FROM: u64 = 10;

/// Tenths of a per cent that `part` is of `whole`, rounded; `None` of nothing.
pub(crate) fn share(part: u32, whole: u32) -> Option<u64> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (whole > 0).then(|| (part * 2000 + whole) / (2 * whole))
}

/// How many gave a value.
fn answers(values: &[u32; 5]) -> u64 {
    values.iter().copied().map(u64::from).sum()
}

/// Ten times the median of the values 1-5.
pub(crate) fn median_tenths(values: &[u32; 5]) -> Option<u64> {
    let n = answers(values);
    let at = |place: u64| {
        let mut passed = 0;
        (1..).zip(values).find_map(|(value, &count)| {
            passed += u64::from(count);
            (place < passed).then_some(value)
        })
    };
    Some((at(n.checked_sub(1)? / 2)? + at(n / 2)?) * 5)
}

/// Hundred times the mean of the values 1-5, told of enough answers only.
pub(crate) fn mean_hundredths(values: &[u32; 5]) -> Option<u64> {
    let n = answers(values);
    let sum: u64 = (1..).zip(values).map(|(value, &count)| value * u64::from(count)).sum();
    (n >= MEAN_FROM).then(|| (sum * 200 + n) / (2 * n))
}

/// A number in tenths, without them where it is whole.
pub(crate) fn tenths_cell(tenths: u64) -> Cell {
    if tenths.is_multiple_of(10) { Cell::Count(tenths / 10) } else { Cell::Tenths(tenths) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: [u32; 5], median: Option<u64>, mean: Option<u64>) {
        assert_eq!(
            (median_tenths(&values), mean_hundredths(&values)),
            (median, mean),
            "{values:?}"
        );
    }

    #[test]
    fn pl6_the_median_always_and_the_mean_from_ten_answers() {
        check([0; 5], None, None);
        check([0, 0, 0, 0, 1], Some(50), None);
        check([0, 0, 1, 1, 0], Some(35), None);
        check([9, 0, 0, 0, 0], Some(10), None);
        check([0, 1, 3, 4, 2], Some(40), Some(370));
        check([4, 0, 0, 0, 7], Some(50), Some(355));
        check([u32::MAX; 5], Some(30), Some(300));
    }

    #[test]
    fn shares_are_rounded() {
        assert_eq!([share(1, 3), share(2, 3), share(3, 3)], [Some(333), Some(667), Some(1000)]);
        assert_eq!(share(0, 0), None);
    }
}
