//! The facts that rules ask for.

use crate::states::states;

states! {
    /// A fact that an eligibility rule asks for. The unit stands with it.
    Attribute {
        /// ISO 3166-1 code of the country where the company is registered.
        CountryOfRegistration = "country_of_registration",
        /// ISO 3166-1 code of the country of its seat.
        CountryOfSeat = "country_of_seat",
        /// ISO 3166-1 codes of the countries where it works or where the solution is tested.
        CountryOfOperation = "country_of_operation",
        /// ISO 3166-1 code of the country where it is mainly active.
        MainCountry = "main_country",
        /// ISO 3166-1 codes of the nationalities of a person.
        Nationality = "nationality",
        /// ISO 3166-1 code of the country where a person lives.
        Residence = "residence",
        /// ISO 3166-1 codes of the countries of origin of a person, parents and grandparents.
        Origin = "origin",
        /// Regions, by slug of the catalogue.
        Region = "region",
        /// Provinces or prefectures.
        Province = "province",
        /// Kind of applicant: `startup`, `natural_person`, `entrepreneur`, `team`, `sme`, `large_company`, `industrial_company`,
        /// `mobile_operator`, `research`, `association`, `cooperative`, `public_body`, `central_government`, `incubator`, `consortium`.
        ApplicantType = "applicant_type",
        /// Legal form, such as `sarl`, `sa`, `cooperative`, `auto_entrepreneur`.
        LegalForm = "legal_form",
        /// Sectors, by slug of the catalogue.
        Sector = "sector",
        /// Technologies, by slug of the catalogue.
        Technology = "technology",
        /// Themes of the call that the project answers.
        Theme = "theme",
        /// Stage: `idea`, `concept`, `prototype`, `poc`, `mvp`, `pilot`, `first_revenue`, `growth`, `marketable`, `deployed`, `seed`.
        Stage = "stage",
        /// Gender of a person: `woman`, `man`, `other`.
        Gender = "gender",
        /// Roles of a person: `founder`, `co_founder`, `ceo`, `employee`, `researcher`, `student`, `graduate`, `faculty`.
        Role = "role",
        /// Ties to the organisers: `employee`, `guest`, `grantee`, `supplier`, `shareholder`, `family`.
        OrganiserTie = "organiser_tie",
        /// Employers of a person.
        Employer = "employer",
        /// Degrees of a person.
        Degree = "degree",
        /// Languages, BCP 47 tags.
        Language = "language",
        /// Networks, programmes or parks of which it is a member or tenant.
        Network = "network",
        /// Accreditations and registrations.
        Accreditation = "accreditation",
        /// Documents that are handed in.
        Document = "document",
        /// Data sets that are used.
        Dataset = "dataset",
        /// Licences under which results are published.
        Licence = "licence",
        /// Roles of members in the consortium.
        ConsortiumRole = "consortium_role",
        /// Sources of money that are used.
        FundingSource = "funding_source",
        /// Earlier awards and programmes.
        PreviousAward = "previous_award",
        /// Day of birth of a person.
        BirthDate = "birth_date",
        /// Age of a person in whole years, from the day of birth.
        Age = "age",
        /// Day on which the company was founded or registered.
        FoundedOn = "founded_on",
        /// Age of the company in months, from the day it was founded; days beyond whole months count as a part of one.
        CompanyAgeMonths = "company_age_months",
        /// Months of activity.
        ActivityMonths = "activity_months",
        /// Employees.
        Employees = "employees",
        /// Members of the team.
        TeamSize = "team_size",
        /// Partners of the consortium, without the lead.
        Partners = "partners",
        /// Yearly revenue.
        Revenue = "revenue",
        /// The highest yearly revenue of the years before the last.
        PreviousRevenue = "previous_revenue",
        /// The highest yearly revenue that the business plan expects in the next three years.
        ForecastRevenue = "forecast_revenue",
        /// Years with revenue.
        RevenueYears = "revenue_years",
        /// Balance-sheet total.
        BalanceSheet = "balance_sheet",
        /// Private money raised so far.
        EquityRaised = "equity_raised",
        /// Public aid received over the last three fiscal years.
        PublicAid = "public_aid",
        /// De minimis aid received over the last three fiscal years.
        DeMinimisAid = "de_minimis_aid",
        /// Budget of the project.
        Budget = "budget",
        /// Share of the budget that the applicant brings, in percent.
        OwnContributionPercent = "own_contribution_percent",
        /// Duration of the project in months.
        DurationMonths = "duration_months",
        /// Technology readiness level, 1 to 9.
        Trl = "trl",
        /// Share of the company that Africans own, in percent.
        AfricanOwnershipPercent = "african_ownership_percent",
        /// Share of the company that women own, in percent.
        WomenOwnershipPercent = "women_ownership_percent",
        /// Share of the effort that goes to the group that the call aims at, in percent.
        TargetEffortPercent = "target_effort_percent",
        /// Applications to this call.
        Entries = "entries",
        /// Participations in earlier editions.
        Participations = "participations",
        /// It is registered.
        Registered = "registered",
        /// It is led or owned by women.
        WomenLed = "women_led",
        /// The person belongs to the diaspora.
        Diaspora = "diaspora",
        /// The person is a student.
        Student = "student",
        /// Taxes, social contributions and debts are in order.
        InGoodStanding = "in_good_standing",
        /// It is under sanctions, debarred or in liquidation.
        Debarred = "debarred",
        /// It is insured.
        Insured = "insured",
        /// It owns or exclusively licenses the intellectual property.
        OwnsIp = "owns_ip",
        /// Results are open source.
        OpenSource = "open_source",
        /// There is a working prototype.
        Prototype = "prototype",
        /// The solution is deployed.
        Deployed = "deployed",
        /// What is presented was achieved already.
        Achieved = "achieved",
        /// Work on the project has begun.
        WorkStarted = "work_started",
        /// The applicant can be present in person.
        Attends = "attends",
        /// The applicant exhibits at the fair.
        Exhibitor = "exhibitor",
        /// The applicant is tied to an organiser or a juror.
        ConflictOfInterest = "conflict_of_interest",
        /// A majority is owned by the State.
        StateOwned = "state_owned",
        /// It applies as a consortium.
        Consortium = "consortium",
        /// An earlier phase was registered for.
        RegisteredForPhase = "registered_for_phase",
        /// The same solution was handed in before.
        Resubmission = "resubmission",
    }
}

/// What a fact looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Words: slugs, codes, names. There may be several.
    Words,
    /// A number.
    Number,
    /// An amount of money, in whole units of a currency.
    Money,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A number that follows from a day: an age.
    Age,
    /// Yes or no.
    Flag,
}

impl ValueKind {
    /// Whether facts of the kind can be more or less.
    #[must_use]
    pub const fn is_ordered(self) -> bool {
        matches!(self, Self::Number | Self::Money | Self::Day | Self::Age)
    }
}

impl Attribute {
    /// What the fact looks like.
    #[must_use]
    pub const fn kind(self) -> ValueKind {
        use Attribute as A;
        match self {
            A::CountryOfRegistration
            | A::CountryOfSeat
            | A::CountryOfOperation
            | A::MainCountry
            | A::Nationality
            | A::Residence
            | A::Origin
            | A::Region
            | A::Province
            | A::ApplicantType
            | A::LegalForm
            | A::Sector
            | A::Technology
            | A::Theme
            | A::Stage
            | A::Gender
            | A::Role
            | A::OrganiserTie
            | A::Employer
            | A::Degree
            | A::Language
            | A::Network
            | A::Accreditation
            | A::Document
            | A::Dataset
            | A::Licence
            | A::ConsortiumRole
            | A::FundingSource
            | A::PreviousAward => ValueKind::Words,
            A::BirthDate | A::FoundedOn => ValueKind::Day,
            A::Age | A::CompanyAgeMonths => ValueKind::Age,
            A::Revenue
            | A::PreviousRevenue
            | A::ForecastRevenue
            | A::BalanceSheet
            | A::EquityRaised
            | A::PublicAid
            | A::DeMinimisAid
            | A::Budget => ValueKind::Money,
            A::ActivityMonths
            | A::Employees
            | A::TeamSize
            | A::Partners
            | A::RevenueYears
            | A::OwnContributionPercent
            | A::DurationMonths
            | A::Trl
            | A::AfricanOwnershipPercent
            | A::WomenOwnershipPercent
            | A::TargetEffortPercent
            | A::Entries
            | A::Participations => ValueKind::Number,
            A::Registered
            | A::WomenLed
            | A::Diaspora
            | A::Student
            | A::InGoodStanding
            | A::Debarred
            | A::Insured
            | A::OwnsIp
            | A::OpenSource
            | A::Prototype
            | A::Deployed
            | A::Achieved
            | A::WorkStarted
            | A::Attends
            | A::Exhibitor
            | A::ConflictOfInterest
            | A::StateOwned
            | A::Consortium
            | A::RegisteredForPhase
            | A::Resubmission => ValueKind::Flag,
        }
    }

    /// Whether its values are countries.
    #[must_use]
    pub const fn is_country(self) -> bool {
        use Attribute as A;
        matches!(
            self,
            A::CountryOfRegistration
                | A::CountryOfSeat
                | A::CountryOfOperation
                | A::MainCountry
                | A::Nationality
                | A::Residence
                | A::Origin
        )
    }

    /// The day from which an age follows, and whether it is counted in months.
    pub(super) const fn follows_from(self) -> Option<(Self, AgeUnit)> {
        match self {
            Self::Age => Some((Self::BirthDate, AgeUnit::Years)),
            Self::CompanyAgeMonths => Some((Self::FoundedOn, AgeUnit::Months)),
            _ => None,
        }
    }
}

/// In what an age is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AgeUnit {
    Years,
    Months,
}
