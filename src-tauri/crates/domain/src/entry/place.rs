use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A point on the earth, WGS 84, in millionths of a degree (about 0.1 m): whole numbers, because
/// the ledger's canonical form has no fractions.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(deny_unknown_fields)]
pub struct GeoPoint {
    /// North is positive.
    pub latitude_microdegrees: i32,
    /// East is positive.
    pub longitude_microdegrees: i32,
}

impl GeoPoint {
    /// Takes degrees; `None` when they are no place on earth.
    pub fn from_degrees(latitude: f64, longitude: f64) -> Option<Self> {
        let valid = latitude.is_finite()
            && longitude.is_finite()
            && latitude.abs() <= 90.0
            && longitude.abs() <= 180.0;
        valid.then(|| Self {
            latitude_microdegrees: (latitude * 1e6).round() as i32,
            longitude_microdegrees: (longitude * 1e6).round() as i32,
        })
    }

    /// Latitude and longitude in degrees.
    pub fn degrees(&self) -> (f64, f64) {
        (
            f64::from(self.latitude_microdegrees) / 1e6,
            f64::from(self.longitude_microdegrees) / 1e6,
        )
    }

    /// Great-circle distance in metres (haversine, mean radius 6,371 km).
    pub fn metres_to(&self, other: &Self) -> f64 {
        let (from_latitude, from_longitude) = self.degrees();
        let (to_latitude, to_longitude) = other.degrees();
        let half_chord = ((to_latitude - from_latitude).to_radians() / 2.0)
            .sin()
            .powi(2)
            + from_latitude.to_radians().cos()
                * to_latitude.to_radians().cos()
                * ((to_longitude - from_longitude).to_radians() / 2.0)
                    .sin()
                    .powi(2);
        2.0 * 6_371_000.0 * half_chord.sqrt().min(1.0).asin()
    }
}

/// What a kept place is to the keeper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Where the keeper lives or sleeps.
    Home,
    /// Where they work.
    Work,
    /// A school or nursery.
    School,
    /// Family or friends.
    Family,
    /// Any other.
    Other,
}

/// A place that comes up again: home, work, a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Place {
    /// What the keeper calls it.
    pub name: String,
    /// What it is to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_kind: Option<PlaceKind>,
    /// Its address, as written on a letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it is, so that pictures taken there are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<GeoPoint>,
    /// Pictures taken within this many metres of `point` count as taken there; 150 when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius_metres: Option<u32>,
    /// Never leaves in a main bundle.
    #[serde(default)]
    pub protected: bool,
}

impl Place {
    /// Whether a picture's point lies at this place.
    pub fn holds(&self, point: &GeoPoint) -> bool {
        let radius = f64::from(self.radius_metres.unwrap_or(150));
        self.point
            .is_some_and(|centre| centre.metres_to(point) <= radius)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_about_111_kilometres() {
        let south = GeoPoint::from_degrees(52.0, -1.0).unwrap();
        let north = GeoPoint::from_degrees(53.0, -1.0).unwrap();
        assert!((south.metres_to(&north) - 111_195.0).abs() < 100.0);
    }

    #[test]
    fn no_place_on_earth_is_refused() {
        assert_eq!(GeoPoint::from_degrees(91.0, 0.0), None);
        assert_eq!(GeoPoint::from_degrees(f64::NAN, 0.0), None);
    }
}
