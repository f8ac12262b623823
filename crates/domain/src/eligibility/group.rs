//! Groups of countries that calls name.

use crate::states::states;

states! {
    /// A group of countries.
    CountryGroup {
        /// The member states of the African Union, with Western Sahara left to the author.
        Africa = "africa",
        /// The League of Arab States.
        ArabLeague = "arab_league",
        /// The European Union of 27.
        EuropeanUnion = "european_union",
    }
}

impl CountryGroup {
    /// Whether a country, by its ISO 3166-1 code, belongs to the group.
    #[must_use]
    pub fn holds(self, code: &str) -> bool {
        let members: &[&str] = match self {
            Self::Africa => &[
                "AO", "BF", "BI", "BJ", "BW", "CD", "CF", "CG", "CI", "CM", "CV", "DJ", "DZ", "EG", "ER", "ET", "GA", "GH", "GM", "GN",
                "GQ", "GW", "KE", "KM", "LR", "LS", "LY", "MA", "MG", "ML", "MR", "MU", "MW", "MZ", "NA", "NE", "NG", "RW", "SC", "SD",
                "SL", "SN", "SO", "SS", "ST", "SZ", "TD", "TG", "TN", "TZ", "UG", "ZA", "ZM", "ZW",
            ],
            Self::ArabLeague => &[
                "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY",
                "TN", "YE",
            ],
            Self::EuropeanUnion => &[
                "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
                "NL", "PL", "PT", "RO", "SE", "SI", "SK",
            ],
        };
        members.contains(&code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_have_their_members() {
        let count = |group: CountryGroup| rust_iso3166::ALL.iter().filter(|country| group.holds(country.alpha2)).count();
        assert_eq!(CountryGroup::ALL.iter().map(|group| count(*group)).collect::<Vec<_>>(), [54, 22, 27]);
    }
}
