# Les noms des énumérations de l’API et de leurs valeurs en français : GET /v1/labels.
# Un message porte le nom du schéma dans le document OpenAPI, ses attributs sont les valeurs. L’ordre de ce fichier est celui de la réponse.
# Code n’a pas d’attribut : ses valeurs portent les titres de problems.fr.ftl.

ApplicationState = État d’une candidature
    .draft = brouillon
    .submitted = déposée
    .withdrawn = retirée

AssignmentState = État d’une affectation
    .assigned = à évaluer
    .completed = évaluée
    .recused = récusée
    .declined = déclinée
    .unassigned = reprise

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

Code = Motif d’un refus

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
    .weights_invalid = pondérations sans somme
    .too_common = mot de passe trop courant
    .frozen = date limite déjà publiée
    .sheet_missing = fiche d’évaluation manquante

ConflictKind = Nature du conflit d’intérêts
    .own_organisation = membre de la startup
    .same_mail_domain = adresse e-mail de la startup
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

InvitationKind = Objet d’une invitation
    .operator = rejoindre les opérateurs
    .member = rejoindre une organisation
    .juror = rejoindre un jury

JurorRole = Rôle dans un jury
    .juror = membre du jury
    .chair = président du jury

JurorState = Situation d’un membre du jury
    .invited = invité
    .accepted = en fonction
    .declined = a décliné
    .removed = retiré

Language = Langue
    .fr = français
    .ar = arabe
    .en = anglais

MemberRole = Rôle dans une organisation
    .owner = responsable
    .editor = rédacteur
    .viewer = lecteur

OperatorRole = Rôle d’opérateur
    .admin = administrateur
    .support = assistance (lecture seule)

OrganisationKind = Nature d’une organisation
    .partner = partenaire
    .startup = startup
    .operator = opérateur
    .support = structure d’accompagnement

Outcome = Résultat
    .selected = retenue
    .reserve = sur liste d’attente
    .refused = non retenue

PhaseKind = Nature d’une phase
    .information = information
    .application = candidatures
    .review = évaluation
    .award = remise des prix
    .pilot = pilote

QuestionKind = Nature d’une question
    .short_text = texte court
    .long_text = texte long
    .number = nombre
    .url = adresse web
    .boolean = oui ou non
    .choice = choix

ReviewState = État d’une phase d’évaluation
    .planned = prévue
    .scoring = notation en cours
    .locked = close
    .decided = décidée
    .released = résultat communiqué

VerificationState = État de la vérification
    .unverified = non vérifiée
    .pending = en cours
    .verified = vérifiée
    .rejected = refusée

AllowedAction = Ce qui peut être fait
    .apply = candidater
    .approve = approuver
    .cancel = annuler
    .complete = valider la fiche
    .decide = décider
    .decide_verification = statuer sur la vérification
    .decline = décliner
    .delete = supprimer
    .edit = modifier
    .lock = clore l’évaluation
    .manage_members = gérer les membres
    .publish = publier
    .recuse = se récuser
    .release = communiquer le résultat
    .remove = retirer
    .request_approval = demander l’approbation
    .request_changes = demander des corrections
    .request_verification = demander la vérification
    .submit = déposer
    .transfer_ownership = transférer la responsabilité
    .withdraw = retirer
    .write_sheet = noter
