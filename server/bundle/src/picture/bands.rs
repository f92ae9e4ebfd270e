//! The colours of a word cloud: counts in at most four bands, as the stage has them
//! (`web-client/src/features/cloud/bands.ts`).

/// The least counts of the three upper bands, in hundredths of the greatest count.
const STEPS: [u32; 3] = [50, 30, 15];

/// The least count of each band, the highest first.
pub(super) fn bands(most: u32) -> Vec<u32> {
    let starts = STEPS.map(|step| most.saturating_mul(step).div_ceil(100).max(2));
    let mut bands: Vec<u32> =
        starts.into_iter().chain([1]).filter(|at| *at <= most.max(1)).collect();
    bands.dedup();
    bands
}

/// Which band a count belongs to.
pub(super) fn band(bands: &[u32], count: u32) -> usize {
    bands.iter().position(|from| count >= *from).unwrap_or(bands.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wc5_colours_are_those_of_the_stage() {
        assert_eq!(bands(31), [16, 10, 5, 1]);
        assert_eq!(bands(5), [3, 2, 1]);
        assert_eq!(bands(2), [2, 1]);
        assert_eq!(bands(1), [1]);
        assert_eq!([31, 15, 5, 4].map(|count| band(&bands(31), count)), [0, 1, 2, 3]);
    }
}
