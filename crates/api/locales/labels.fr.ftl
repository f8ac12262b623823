# Les noms des énumérations de l’API et de leurs valeurs en français : GET /v1/labels.
# Un message porte le nom du schéma dans le document OpenAPI, ses attributs sont les valeurs. L’ordre de ce fichier est celui de la réponse.
# Code n’a pas d’attribut : ses valeurs portent les titres de problems.fr.ftl.

AcceptedFor = Acceptation demandée
    .nothing = aucune
    .brief = avant de lire l’énoncé détaillé
    .submission = avant de déposer

Aggregation = Agrégation des notes
    .mean = moyenne
    .median = médiane
    .trimmed_mean = moyenne sans les extrêmes
    .sum = somme
    .consensus = consensus

AllowedAction = Ce qui peut être fait
    .adopt = adopter le plan
    .apply = candidater
    .approve = approuver
    .assume_panels = énoncer une hypothèse sur les panels
    .cancel = annuler
    .compare = comparer
    .complete = valider la fiche
    .correct = corriger la décision publiée
    .decide = décider
    .decide_verification = statuer sur la vérification
    .decline = décliner
    .delete = supprimer
    .download = télécharger
    .edit = modifier
    .exclude_juror = écarter les fiches d’un juré
    .extend = reporter une échéance
    .lock = clore l’évaluation
    .manage_members = gérer les membres
    .publish = publier
    .read_peers = lire ce qu’ont dit les autres
    .recuse = se récuser
    .release = communiquer le résultat
    .release_correction = publier la correction
    .remind = rappeler les jurés
    .remove = retirer
    .reopen = rouvrir pour correction
    .request_approval = demander l’approbation
    .request_changes = demander des corrections
    .request_verification = demander la vérification
    .send_message = envoyer un message
    .submit = déposer
    .transfer_ownership = transférer la responsabilité
    .withdraw = retirer
    .withdraw_correction = retirer la correction proposée
    .write_sheet = noter

AlphaReading = Lecture de l’alpha de Krippendorff
    .reliable = fiable
    .tentative = à prendre avec prudence
    .low = faible

AnsweredBy = Qui répond
    .applicant = le candidat
    .each_member = chaque membre de l’équipe
    .third_person = un tiers indépendant

AppealRegime = Recours contre une décision
    .none = aucun
    .objection = observations ou réexamen
    .complaint = réclamation formelle

AppealState = État d’un recours
    .filed = déposé
    .upheld = accueilli
    .dismissed = rejeté

AppealVerdict = Décision sur un recours
    .upheld = accueilli
    .dismissed = rejeté

ApplicationState = État d’une candidature
    .draft = brouillon
    .submitted = déposée
    .withdrawn = retirée

AsOfMoment = Date de référence
    .submission = dépôt de la candidature
    .deadline = date limite
    .date = date fixe
    .phase_opening = ouverture d’une phase
    .contract = signature de la convention

AssignmentState = État d’une affectation
    .assigned = à évaluer
    .completed = évaluée
    .recused = récusée
    .declined = déclinée
    .unassigned = reprise

Attribute = Donnée d’éligibilité
    .country_of_registration = pays d’immatriculation
    .country_of_seat = pays du siège
    .country_of_operation = pays d’activité
    .main_country = pays d’activité principale
    .nationality = nationalité
    .residence = pays de résidence
    .origin = pays d’origine
    .region = région
    .province = province ou préfecture
    .applicant_type = type de candidat
    .legal_form = forme juridique
    .sector = secteur
    .technology = technologie
    .theme = thématique
    .stage = stade d’avancement
    .gender = genre
    .role = fonction ou qualité
    .organiser_tie = lien avec un organisateur
    .employer = employeur
    .degree = diplôme
    .language = langue
    .network = réseau ou programme d’appartenance
    .accreditation = agrément ou enregistrement
    .document = pièce fournie
    .dataset = jeu de données utilisé
    .licence = licence de publication des résultats
    .consortium_role = rôle dans le groupement
    .funding_source = source de financement
    .previous_award = prix et programmes antérieurs
    .birth_date = date de naissance
    .age = âge
    .founded_on = date de création de l’entreprise
    .company_age_months = ancienneté de l’entreprise (mois)
    .activity_months = durée d’activité (mois)
    .employees = nombre de salariés
    .team_size = taille de l’équipe
    .partners = nombre de partenaires, hors chef de file
    .revenue = chiffre d’affaires annuel
    .previous_revenue = chiffre d’affaires annuel le plus élevé des années antérieures
    .forecast_revenue = chiffre d’affaires annuel prévisionnel
    .revenue_years = nombre d’années avec chiffre d’affaires
    .balance_sheet = total du bilan
    .equity_raised = fonds privés levés
    .public_aid = aides publiques reçues (trois derniers exercices)
    .de_minimis_aid = aides de minimis reçues (trois derniers exercices)
    .budget = budget du projet
    .own_contribution_percent = apport propre (%)
    .duration_months = durée du projet (mois)
    .trl = niveau de maturité technologique (TRL)
    .african_ownership_percent = part du capital détenue par des Africains (%)
    .women_ownership_percent = part du capital détenue par des femmes (%)
    .target_effort_percent = part de l’effort dédiée au public visé (%)
    .entries = nombre de candidatures à cet appel
    .participations = nombre de participations antérieures
    .registered = immatriculation
    .women_led = direction ou capital féminins
    .diaspora = appartenance à la diaspora
    .student = statut d’étudiant
    .in_good_standing = situation fiscale et sociale régulière
    .debarred = exclusion, sanction ou liquidation
    .insured = assurance souscrite
    .owns_ip = droits exclusifs de propriété intellectuelle
    .open_source = résultats en open source
    .prototype = prototype fonctionnel
    .deployed = solution déployée
    .achieved = résultats déjà obtenus
    .work_started = travaux déjà commencés
    .attends = présence sur place
    .exhibitor = exposant au salon
    .conflict_of_interest = conflit d’intérêts
    .state_owned = capital détenu en majorité par l’État
    .consortium = candidature en groupement
    .registered_for_phase = inscription à une phase antérieure
    .resubmission = solution déjà présentée

Certainty = Certitude d’une date
    .exact = date ferme
    .no_later_than = au plus tard
    .anticipated = date prévisionnelle
    .not_before = au plus tôt

ChallengeSort = Ordre des défis
    .relevance = pertinence
    .newest = publication la plus récente
    .deadline = date limite

ChallengeState = État d’un appel
    .draft = brouillon
    .submitted = en attente d’approbation
    .changes_requested = à corriger
    .approved = approuvé
    .published = publié
    .archived = archivé
    .cancelled = annulé

ChallengeStatus = Situation d’un appel
    .upcoming = à venir
    .open = ouvert
    .closed = clos
    .cancelled = annulé
    .archived = archivé

ChannelKind = Voie de dépôt
    .platform = cette plateforme
    .website = site web de l’organisateur
    .email = e-mail
    .paper = papier, au guichet ou par courrier

Code = Motif d’un refus

Combination = Combinaison des critères
    .weighted_mean = moyenne pondérée
    .sum = somme des points

ConfidentialityRegime = Confidentialité d’une candidature
    .confidential = confidentielle
    .shared_with_partners = confidentielle, partagée avec les partenaires
    .public = non confidentielle

ConflictKind = Nature du conflit d’intérêts
    .own_organisation = membre de la startup
    .team_member = figure dans l’équipe du dossier
    .same_mail_domain = adresse e-mail de la startup
    .same_enterprise = membre d’une organisation de la même entreprise, ou située au-dessus ou au-dessous d’elle
    .consortium_partner = membre d’une organisation que le dossier nomme comme partenaire
    .employment = emploi
    .investor = investisseur
    .mentor = mentor
    .personal = lien familial ou amical
    .competitor = concurrent
    .other = autre motif

ConflictSource = Origine du conflit d’intérêts
    .detected = relevé par le système
    .juror = déclaré par le membre du jury
    .applicant = déclaré par le candidat
    .organiser = enregistré par l’organisateur

ConsortiumRule = Candidature en groupement
    .allowed = admise
    .preferred = souhaitée
    .required = obligatoire
    .forbidden = non admise

CountryGroup = Groupe de pays
    .africa = Afrique
    .arab_league = Ligue arabe
    .european_union = Union européenne

CriteriaVisibility = Visibilité des critères
    .everybody = tout le monde
    .entrants = candidats admis à la phase
    .panel = jury et organisateurs

CriterionKind = Nature d’un critère
    .points = points
    .scale = échelle à niveaux nommés
    .pass_fail = satisfait ou non
    .go_no_go = GO ou NO GO
    .adjectival = appréciation
    .measured = mesure

CutMethod = Mode de sélection
    .ranking = classement
    .threshold = seuil
    .jury_choice = choix du jury
    .unanimity = unanimité du jury
    .vote = vote du public
    .lottery = tirage au sort
    .partial_lottery = classement, et tirage au sort autour de la dernière place

CutScope = Périmètre du décompte
    .overall = toute la phase
    .track = par volet
    .country = par pays
    .quota = par quota
    .answer = par réponse à une question

DistanceBound = Borne d’une durée
    .at_least = au moins
    .at_most = au plus

Electorate = Votants
    .public = grand public
    .registered = personnes inscrites
    .audience = public présent
    .applicants = candidats
    .invited = personnes désignées par l’organisateur

EligibilityRuling = Décision d’éligibilité
    .eligible = éligible
    .ineligible = non éligible
    .eligible_not_paid = éligible, sans prix

EligibilityStatus = État de l’éligibilité
    .undecided = pas encore décidé
    .eligible = éligible
    .ineligible = non éligible
    .eligible_not_paid = éligible, sans prix

EligibilityVerdict = Verdict d’éligibilité
    .met = condition remplie
    .not_met = condition non remplie
    .open = à déterminer

EngineEdition = Édition du calcul
    .first = première
    .second = deuxième

ErasureState = État d’un effacement
    .requested = demandé
    .cancelled = annulé
    .held = conservé en partie
    .done = effectué

ExclusionReason = Raison pour laquelle une fiche ne compte pas
    .application_gone = candidature retirée ou hors de la phase
    .recused = récusation
    .declined = refus
    .unassigned = retirée au juré
    .not_completed = non remise
    .conflict_of_interest = conflit d’intérêts
    .juror_excluded = fiches du juré écartées après la clôture

ExpertRule = Experts pour chaque candidature
    .none = aucun en particulier
    .at_least_one = un au moins
    .every_tag = un pour chaque thème

ExportFormat = Format d’un export
    .xlsx = classeur (XLSX)
    .csv = texte à virgules (CSV)

ExportKind = Contenu d’un export
    .applications = dossiers d’un appel
    .review_phase = phase d’évaluation

ExportState = État d’un export
    .queued = en attente
    .running = en cours
    .done = prêt
    .failed = échoué
    .expired = expiré

FallbackReason = Raison d’un repli du calibrage
    .single_application = une seule candidature
    .single_juror = un seul juré
    .one_review_per_application = une seule évaluation par candidature
    .no_residual_df = trop peu d’évaluations pour distinguer le hasard
    .few_residual_df = trop peu d’évaluations pour classer
    .zero_residual = candidatures et jurés expliquent toutes les notes
    .design_disconnected = jurys sans lien entre eux
    .uninformative_jurors = jurés dont les notes ne varient pas

FeedbackKind = Retour aux candidats
    .none = résultat seul
    .on_request = sur demande
    .at_the_end = à tous, à la fin
    .each_phase = à tous, après chaque phase

FeedbackState = Retour sur l’évaluation
    .given = donné
    .later = à venir
    .not_given = résultat seul

FieldCode = Ce qui ne va pas dans un champ
    .required = obligatoire
    .too_short = trop court
    .too_long = trop long
    .out_of_range = hors limites
    .off_step = hors de l’échelle
    .too_precise = trop de décimales
    .wrong_type = type inattendu
    .invalid_format = forme incorrecte
    .not_allowed = non admis
    .unknown_reference = référence inconnue
    .duplicate = en double
    .unknown_field = champ inconnu
    .wrong_order = ordre incorrect
    .overlap = chevauchement
    .weights_invalid = pondérations sans somme
    .too_common = mot de passe trop courant
    .frozen = ne peut plus être modifié
    .sheet_missing = fiche d’évaluation manquante
    .appeared = apparu depuis
    .vanished = plus là
    .stale = modifié entre-temps
    .formula_not_read = formule

FileState = État d’un fichier
    .pending = pas encore contrôlé
    .clean = contrôlé
    .quarantined = mis en quarantaine

FundingRight = Financement d’un membre du groupement
    .full = part du financement
    .expenses = frais seulement
    .none = aucun

HiddenReason = Raison pour laquelle un fichier n’est pas montré
    .type = type de fichier qui ne peut pas être nettoyé
    .content = fichier qui ne peut pas être nettoyé
    .failure = la copie a échoué

HoldReason = Motif de conservation
    .dossier = candidature déposée
    .panel = jury clôturé

IccReading = Lecture de la corrélation intraclasse
    .poor = faible
    .moderate = moyenne
    .good = bonne
    .excellent = excellente

IdentityKind = Ce qu’un passage révèle de la candidate
    .startup = nom de la startup
    .partner = nom d’un partenaire
    .person = nom d’une personne
    .domain = nom de domaine

IncompleteRegime = Dossiers incomplets
    .refused = non évalués
    .repairable = à compléter dans un délai
    .assessed = évalués en l’état

InquiryRegime = Réponses aux questions
    .public = publiques, pour tous
    .individual = individuelles
    .none = aucune

IntakeMode = Réception des candidatures
    .window = période fixe
    .rolling = en continu
    .batches = en continu, par vagues

IntegrityCheck = Ce qu’il convient de regarder dans les notes d’un jury, et d’éclaircir ; cela n’accuse personne
    .outlier = une note éloignée de ce que les autres laissent attendre ; c’est peut-être la bonne
    .copied_scores = deux jurés aux notes presque identiques ; ils sont peut-être simplement d’accord
    .favouritism = des candidatures liées au juré sont notées plus haut que le hasard ne l’explique
    .late_change = une fiche modifiée dans la dernière heure avant la clôture change la liste restreinte
    .reciprocal = deux jurés eux-mêmes candidats se sont bien notés l’un l’autre

InvitationKind = Objet d’une invitation
    .operator = rejoindre les opérateurs
    .member = rejoindre une organisation
    .juror = rejoindre un jury
    .team = confirmer sa place dans une équipe

IpRegime = Régime de propriété intellectuelle
    .applicant_keeps = conservée par le candidat
    .licence = conservée, avec licence à l’organisateur
    .promotion = conservée, présentation par l’organisateur autorisée
    .open = open source
    .assigned = cédée à l’organisateur
    .shared = partagée avec l’organisateur
    .negotiated = négociée après la sélection

JudgingMode = Façon de juger
    .scores = notes
    .pairwise = comparaisons deux à deux

JurorFlag = Point à regarder chez un juré
    .severity = très sévère ou très indulgent
    .no_spread = toutes les notes sont égales
    .contrarian = classe à l’inverse des autres
    .misfit = notes bien plus ou bien moins dispersées que prévu

JurorLink = Ce qui relie un juré à une startup sans être un conflit d’intérêts
    .same_region = siège dans la même région
    .conflict_taken_back = un conflit d’intérêts déclaré puis retiré

JurorRole = Rôle dans un jury
    .juror = membre du jury
    .chair = président du jury

JurorState = Situation d’un membre du jury
    .invited = invité
    .accepted = en fonction
    .declined = a décliné
    .removed = retiré

JuryFileState = Accès d’un juré à un fichier
    .ready = disponible
    .preparing = en préparation

KeptReason = Raison pour laquelle une réponse ne compte plus
    .question_gone = question retirée
    .kind_changed = autre forme de réponse demandée
    .options_changed = option retirée

Language = Langue
    .fr = français
    .ar = arabe
    .en = anglais

LinkAccess = Accès à un document
    .everybody = tout le monde
    .registered = inscrits
    .entrants = candidats admis à une phase ultérieure
    .brief = personnes qui ont accepté ce qui est demandé pour le dossier de l’appel

LotteryKind = Entre qui le sort décide
    .ties = les ex æquo à la dernière place
    .around_line = les candidatures autour de la dernière place
    .all = toutes celles qui atteignent les seuils

MatchAspect = Ce qui est comparé
    .technology = technologies
    .sector = secteurs

MatchedField = Texte qui répond
    .title = titre
    .summary = résumé

MemberRole = Rôle dans une organisation
    .owner = responsable
    .editor = rédacteur
    .viewer = lecteur

MessageSide = Auteur d’un message
    .startup = startup
    .operator = opérateur

MinutesFormat = Forme du procès-verbal
    .html = page
    .pdf = PDF

MissingPolicy = Ce qu’il advient d’un critère sans note
    .renormalise = Les autres comptent pour lui
    .zero = Il compte zéro
    .reject = La fiche ne compte pas
NoCoefficient = Raison pour laquelle un coefficient n’existe pas
    .no_variation = toutes les valeurs sont égales
    .no_pairable_units = aucune candidature n’a deux valeurs
    .need_two_targets = moins de deux candidatures
    .need_two_judges = moins de deux jurés
    .incomplete = chaque juré n’a pas noté chaque candidature
    .no_ratio = deux valeurs sans rapport
    .not_enough_data = données insuffisantes

NotAsked = Raison pour laquelle une question n’est pas posée
    .track = autre volet
    .window = autre fenêtre de candidature
    .condition = dépend d’une autre réponse
    .later = posée plus tard

NotCounted = Raison pour laquelle une fiche ne compte pas
    .nothing_scored = rien n’est noté
    .criteria_missing = un critère n’est pas noté
    .coverage_too_low = trop peu du poids est noté
    .off_scale = une note est hors de son échelle

NoticeCode = Point à vérifier
    .control_digits = chiffres de contrôle incohérents

NoticeKind = Ce qu’une startup doit savoir de son dossier
    .consortium_preferred = consortium souhaité
    .pages_not_counted = pages non comptées
    .facts_of_nobody = informations sur personne du dossier

OperatorRole = Rôle d’opérateur
    .admin = administrateur
    .support = assistance (lecture seule)

OrganisationKind = Nature d’une organisation
    .partner = partenaire
    .startup = startup
    .operator = opérateur
    .support = structure d’accompagnement

OrganiserKind = Nature d’un organisateur
    .ministry = ministère
    .agency = agence ou établissement public
    .local_authority = collectivité territoriale
    .company = entreprise
    .finance = banque, fonds ou investisseur
    .support_structure = structure d’accompagnement
    .academia = université ou organisme de recherche
    .association = association, fondation ou fédération
    .international = organisation internationale
    .other = autre organisme

OrganiserRole = Rôle d’un organisateur
    .organiser = organisateur
    .co_organiser = co-organisateur
    .operator = opérateur du programme
    .challenge_owner = donneur d’ordre
    .funder = financeur
    .sponsor = sponsor
    .in_kind_partner = partenaire en nature
    .media_partner = partenaire média
    .partner = partenaire
    .patron = soutien institutionnel
    .evaluator = évaluateur

Outcome = Résultat
    .selected = retenue
    .reserve = sur liste d’attente
    .refused = non retenue

PairVerdict = Verdict d’une comparaison
    .better = meilleur
    .worse = moins bon
    .tie = à égalité
    .skip = sans avis

PanelAssumption = Hypothèse sur les panels
    .none = aucune
    .equal_quality = candidatures de même niveau
    .equal_severity = panels de même sévérité

PanelRole = Portée de l’avis du jury
    .decides = le jury décide
    .recommends = le jury recommande
    .informs = le jury éclaire un autre jury

PartnerRole = Rôle dans le consortium
    .lead = chef de file
    .partner = partenaire
    .associate = partenaire associé

PeerVisibility = Quand les jurés voient les fiches des autres
    .never = jamais
    .after_own_sheet = après leur propre fiche
    .after_lock = après la clôture de l’évaluation

PhaseEnd = Borne d’une phase
    .opening = ouverture
    .closing = clôture

PhaseFormat = Forme d’une phase
    .files = sur dossier
    .pitch = pitch
    .interview = entretien
    .hackathon = hackathon
    .workshop = atelier ou bootcamp
    .field_test = essai sur le terrain ou d’un prototype
    .site_visit = visite sur site

PhaseKind = Nature d’une phase
    .needs = recueil des besoins
    .information = information
    .registration = inscription
    .application = candidatures
    .proposal = complément de dossier
    .screening = recevabilité et éligibilité
    .review = évaluation
    .vote = vote
    .verification = vérification
    .objection = recours et rectifications
    .results = résultats intermédiaires
    .award = annonce des lauréats
    .contracting = conventionnement
    .payment = paiement
    .training = formation
    .build = prototypage et essais
    .acceleration = incubation et accélération
    .pilot = pilote
    .project = réalisation du projet
    .event = événement
    .reporting = suivi et rapports
    .other = autre

PlanObjective = But d’un plan
    .best_match = meilleure correspondance
    .fairest = équité entre les candidatures
    .balanced = charge équilibrée

PlanObstacle = Obstacle à un plan
    .capacity = pas assez de jurés disponibles
    .minimum_load = charges minimales impossibles
    .experts = experts manquants
    .connection = groupes sans lien

PlanOutcome = Issue d’un plan
    .planned = plan établi
    .infeasible = aucun plan possible
    .unresolved = sans réponse
    .timed_out = temps écoulé
    .too_large = trop grand

PlannedChange = Changement prévu
    .kept = conservée
    .added = ajoutée
    .removed = retirée

PoolShare = Partage d’une enveloppe
    .equal = à parts égales
    .by_rank = selon le rang
    .by_score = selon la note ou la mesure
    .decided = selon décision

Presence = Présence à une séance
    .present = présent
    .absent = absent
    .excused = excusé

PrizeKind = Nature d’un prix
    .cash = prix en argent
    .grant = subvention
    .co_financing = cofinancement
    .pool = montant à partager
    .envelope = enveloppe globale
    .loan = prêt sans intérêts ou avance récupérable
    .equity = prise de participation
    .pilot_contract = contrat de preuve de concept ou de pilote
    .purchase = achat ou contrat-cadre
    .incubation = incubation ou hébergement
    .acceleration = accélération
    .mentoring = mentorat et coaching
    .training = formation
    .in_kind = services, équipements ou accès
    .travel = voyage et séjour
    .exhibition = stand ou place dans un salon
    .introductions = mise en relation
    .networking = mise en réseau
    .media = visibilité médiatique
    .label = label ou certificat
    .qualification = accès à un autre concours ou à une phase
    .other = autre

PrizePayment = Versement d’un prix
    .at_once = en une fois
    .milestones = par étapes atteintes
    .instalments = en tranches datées
    .reimbursement = remboursement sur justificatifs

ProfileField = Élément du profil
    .name = nom
    .summary = présentation
    .website = site web
    .region = région
    .sectors = secteurs
    .technologies = technologies
    .ice = ICE
    .facts = faits déclarés

QuestionKind = Nature d’une question
    .short_text = texte court
    .long_text = texte long
    .number = nombre
    .url = adresse web
    .boolean = oui ou non
    .choice = choix
    .multiple_choice = choix multiple
    .date = date
    .email = adresse e-mail
    .video = vidéo
    .file = fichier

QuorumSource = Origine d’un quorum
    .rules = règlement publié
    .default = majorité du jury, faute de règle

RankStep = Ce qui départage
    .score = La note
    .raw_score = La note brute
    .criterion = Un critère
    .lottery = Le sort
RankingMethod = Méthode de classement
    .raw = notes brutes
    .within_shrunk = notes calibrées
    .exchangeable = notes calibrées, jurys comparables
    .additive_ls = notes calibrées par moindres carrés
    .zscore = notes centrées et réduites par juré

RankingWarning = Mise en garde sur un classement
    .not_calibrated = notes non calibrées
    .panels_not_comparable = jurys non comparables
    .weak_link = lien trop faible entre jurés
    .indistinguishable = candidatures indiscernables

RecordCheck = Contrôle d’un dossier de preuve
    .file = fichier
    .signature = signature
    .chain = chaîne
    .head = en-tête
    .digest = empreinte
    .sheets = fiches
    .seed = graine engagée
    .ranking = classement recalculé
    .decision = décision
    .database = base de données

RecordEvent = Événement d’un dossier de preuve
    .lock = clôture de l’évaluation
    .correction = correction d’une fiche
    .exclusion = fiches d’un juré écartées, ou réadmises
    .decision = décision
    .release = publication
    .release_correction = correction d’une publication

RecordPart = Partie d’un dossier de preuve
    .rules = règles
    .parameters = paramètres
    .applications = candidatures
    .sheets = fiches
    .exclusions = exclusions
    .result = résultat
    .decision = décision
    .release = publication
    .correction = correction

RecordVerdict = Résultat d’un contrôle
    .holds = conforme
    .rounding = conforme aux derniers chiffres près
    .differs = différent

RecusalGround = Motif d’un déport
    .conflict = conflit d’intérêts
    .assignment = récusation lors de l’évaluation
    .session = déport en séance

RelaxationKind = Changement qui rend un plan possible
    .raise_loads = augmenter les charges
    .add_jurors = ajouter des jurés
    .lift_conflicts = retirer des conflits déclarés
    .reduce_reviews = demander moins d’évaluations
    .lower_minimum_loads = baisser les charges minimales
    .one_expert = se contenter d’un expert
    .no_experts = ne pas demander d’experts
    .no_connection = accepter des groupes sans lien

RemarkKind = Nature d’une remarque
    .not_stated = non précisé par la source
    .assumed = supposé
    .disputed = sources divergentes
    .unclear = plusieurs lectures possibles
    .approximate = approximatif
    .as_printed = tel qu’imprimé
    .amended = modifié après publication
    .note = remarque

ReminderOutcome = Suite donnée à un rappel
    .sent = envoyé
    .nothing_open = rien à remettre
    .too_soon = rappelé il y a moins d’un jour

Requirement = Nécessité d’une réponse
    .optional = facultative
    .now = requise
    .later = requise plus tard

ReservationKind = Réserve
    .intended = envisagé
    .conditional = sous condition

ReviewState = État d’une phase d’évaluation
    .planned = prévue
    .scoring = notation en cours
    .locked = close
    .decided = décidée
    .released = résultat communiqué

ReviewsState = Ce que disent les évaluations
    .incomplete = incomplètes
    .positive = favorables
    .negative = défavorables
    .mixed = partagées
    .conflicting = contradictoires

RuleKind = Effet d’une règle d’éligibilité
    .blocking = éliminatoire
    .warning = alerte
    .bonus = avantage
    .declarative = déclaration du candidat
    .human_check = vérification manuelle
    .information = à titre indicatif

StartupSort = Ordre de l’annuaire
    .relevance = pertinence
    .name = nom
    .newest = inscription la plus récente

StepUnit = Unité d’un délai
    .hours = heures
    .days = jours
    .working_days = jours ouvrés
    .weeks = semaines
    .months = mois
    .years = ans

Tax = Taxes d’un montant
    .included = toutes taxes comprises
    .excluded = hors taxes

TeamConfirmation = Confirmation d’un membre de l’équipe
    .invited = invité
    .confirmed = confirmé
    .expired = sans réponse à temps

TeamRole = Rôle dans l’équipe
    .lead = responsable
    .member = membre
    .advisor = conseil

TermKind = Type de terme
    .sector = secteur
    .technology = technologie
    .site = site
    .region = région

TermsKind = Objet d’un texte à accepter
    .rules = règlement
    .confidentiality = confidentialité
    .intellectual_property = propriété intellectuelle
    .personal_data = données à caractère personnel
    .image = image et communication
    .sharing = partage du dossier
    .sharing_sponsor = partage avec les sponsors
    .sharing_abroad = partage à l’étranger
    .other = autre objet

TestOperator = Comparaison
    .in = parmi
    .not_in = hors de
    .at_least = au moins
    .at_most = au plus
    .between = entre
    .exists = renseigné
    .yes = oui
    .no = non

TestSubject = Sujet d’une condition
    .applicant = personne candidate
    .company = entreprise
    .team = équipe
    .lead = chef de file
    .each_member = chaque membre de l’équipe
    .some_member = au moins un membre de l’équipe
    .each_partner = chaque partenaire du groupement
    .some_partner = au moins un partenaire du groupement
    .each_organisation = chaque organisation candidate
    .some_organisation = au moins une organisation candidate
    .same = la même personne ou organisation
    .project = projet
    .solution = solution

TiePolicy = Ex aequo à la dernière place
    .jury = décision du jury
    .include = tous retenus
    .exclude = aucun retenu
    .criteria = critères de départage
    .lottery = tirage au sort

TimelineKind = Événement de la candidature
    .begun = commencée
    .submitted = déposée
    .changed = modifiée ou corrigée
    .extended = délai accordé
    .reopened = rouverte pour correction
    .withdrawn = retirée
    .asked = question ou pièces demandées
    .eligibility_announced = éligibilité annoncée
    .outcome_released = résultat publié
    .outcome_corrected = résultat corrigé
    .appeal_filed = recours déposé
    .appeal_decided = recours tranché

TrackChoice = Choix du volet
    .applicant = par le candidat
    .computed = selon l’éligibilité
    .checked = par le candidat, parmi les volets qui lui sont ouverts
    .organiser = par l’organisateur

Unit = Unité comptée
    .characters = signes
    .items = éléments
    .words = mots
    .pages = pages

VerdictReason = Motif d’un verdict d’éligibilité
    .fits = donnée conforme
    .differs = donnée non conforme
    .unknown_fact = donnée inconnue
    .not_yet = date de référence à venir
    .needs_people = à examiner par une personne
    .decided = décidé par une personne
    .declared = attesté par le candidat
    .not_declared = non attesté par le candidat
    .parts = selon les conditions réunies

VerificationState = État de la vérification
    .unverified = non vérifiée
    .pending = en cours
    .verified = vérifiée
    .rejected = refusée

VoteEffect = Effet du vote
    .own_prize = prix distinct
    .share_of_score = part de la note
    .gate = sélection par le seul vote
    .advisory = avis au jury

VoteMeasure = Décompte du vote
    .votes = nombre de voix
    .marks = moyenne des notes
    .relative_to_best = proportion du meilleur résultat
