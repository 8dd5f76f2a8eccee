//! Points on the earth, in the ways in which people and programs write them.

mod angle;
pub(super) mod apart;
mod decimal;
mod iso_6709;
mod labels;
mod pairs;
mod plus_code;
mod sexagesimal;
mod spotted;

pub(super) use spotted::Spotted;

/// Everything in a folded text that may be a point.
pub(super) fn all(text: &str) -> Vec<Spotted> {
    let mut found = iso_6709::all(text);
    found.extend(plus_code::all(text));
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let mut angles = decimal::all(text);
    angles.extend(sexagesimal::all(text));
    angles.sort_by_key(|angle| (angle.place.start, std::cmp::Reverse(angle.place.end)));
    found.extend(pairs::all(text, &angles));
    found
}

#[cfg(test)]
mod tests {
    use domain::Place;

    use super::*;

    fn home() -> Place {
        let place = serde_json::json!({"name": "home", "protected": true,
            "point": {"latitude_microdegrees": 54_321_098, "longitude_microdegrees": -4_567_890}});
        serde_json::from_value(place).unwrap()
    }

    fn at_home(text: &str) -> Vec<String> {
        let folded = domain::folded(text);
        let found = all(&folded).into_iter().filter(|one| one.lies_at(&home()));
        found.map(|one| folded[one.place].to_owned()).collect()
    }

    #[test]
    fn a_point_is_found_in_every_way_of_writing_it() {
        for text in [
            "54.321098, -4.567890",
            "54.321098,-4.56789",
            "54.321 -4.568",
            "54.321098°, -4.567890°",
            "54.321098° N, 4.567890° W",
            "54.321098N 4.567890W",
            "N54.321098 W4.567890",
            "N 54.321098, W 4.567890",
            "54.321098, 4.567890",
            "-4.567890,54.321098,0",
            "[-4.567890, 54.321098]",
            "(54.321098; -4.567890)",
            "54.321098/-4.567890",
            "54°19'15.9\"N 4°34'04.4\"W",
            "54°19′15.9″N 4°34′04.4″W",
            "54º 19' 15.9'' N, 4º 34' 4.4'' W",
            "N54°19'15.9\" W4°34'04.4\"",
            "54 deg 19' 15.95\" N, 4 deg 34' 4.40\" W",
            "54 19 15.9 N 4 34 4.4 W",
            "54° 19.2659' N 4° 34.0734' W",
            "54 19.2659N, 4 34.0734W",
            "54,19.2659N 4,34.0734W",
            "54,19,15.9N 4,34,4.4W",
            "\"lat\":54.321098,\"lng\":-4.567890",
            "{\"lng\": -4.567890, \"lat\": 54.321098}",
            "{\"latitude\": 54.321098, \"altitude\": 120.5, \"longitude\": -4.567890}",
            "lat=\"54.321098\" lon=\"-4.567890\"",
            "<wpt lon=\"-4.567890\" lat=\"54.321098\">",
            "latitude: 54.321098\nlongitude: -4.567890",
            "\"latitudeE7\": 543210980, \"longitudeE7\": -45678900",
            "lat_e6=54321098 lon_e6=-4567890",
            "<exif:GPSLatitude>54,19.2659N</exif:GPSLatitude> <exif:GPSLongitude>4,34.0734W</exif:GPSLongitude>",
            "https://maps.example/@54.3210,-4.5678,17z",
            "https://maps.example/?q=54.32,-4.57",
            "https://maps.example/?ll=54.321,-4.568&z=1",
            "x!3d54.321098!4d-4.567890",
            "x!2d-4.567890!3d54.321098",
            "geo:54.321098,-4.567890;u=10",
            "POINT(-4.567890 54.321098)",
            "+54.321-004.568/",
            "+54.321098-004.567890+010/",
            "+5419.26-00434.07/",
            "+541915.9-0043404.4+010/",
            "+54.3211-004.5679CRSWGS_84/",
            "9C6Q8CCJ+CR2",
            "٥٤.٣٢١٠٩٨, -٤.٥٦٧٨٩٠",
            "54.321098, −4.567890",
        ] {
            assert_eq!(at_home(text).len().min(1), 1, "{text}");
        }
    }

    #[test]
    fn what_lies_elsewhere_or_is_no_point_is_left() {
        for text in [
            "54.421098, -4.567890",
            "54.321098, 14.567890",
            "54.3, -4.5",
            "It cost 54.32 and 4.56 more, 54.3 and 4.5.",
            "version 54.321.098",
            "14/03/2026 19:30",
            "54°19'15.9\"N 14°34'04.4\"W",
            "+54.421-004.568/",
            "9C7V8CCJ+CR2",
            "54 people and 4 dogs",
            "lat",
            "!3d",
            "+",
            "",
        ] {
            assert_eq!(at_home(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_whole_of_it_has_its_place() {
        for (text, whole) in [
            ("at 54.321098, -4.567890 now", "54.321098, -4.567890"),
            ("at N54.321098 W4.567890 now", "n54.321098 w4.567890"),
            (
                "at 54°19'15.9\"N 4°34'04.4\"W now",
                "54°19'15.9\"n 4°34'04.4\"w",
            ),
            ("at +54.321-004.568/ now", "+54.321-004.568/"),
        ] {
            assert_eq!(at_home(text), [whole], "{text}");
        }
    }
}
