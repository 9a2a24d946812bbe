/**
 * Words that often come with special category data (UK GDPR Art 9(1)), with criminal convictions and accusations
 * (Art 10, DPA 2018 s.11(2)), and with what is as sensitive at a council's desk. In English and Welsh, with the
 * commoner mutations. One entry between commas; a star takes any ending of its word. Written without accents, an
 * apostrophe as a blank.
 */
export const sensitiveWords = {
  health: `
    illness*, unwell, she is poorly, he is poorly, feels poorly, very poorly, been poorly, chronically ill, seriously ill, terminally ill, terminal illness, long term condition,
    medical*, medication*, medicine, prescription*, diagnos*, symptom*, asthma*, inhaler*, allerg*, diabet*, insulin,
    cancer*, tumour*, chemo*, radiotherapy, leukaemia, dementia, alzheimer*, parkinson*, epilep*, seizure*, arthritis,
    had a stroke, after a stroke, his stroke, her stroke, heart attack*, heart condition, heart disease, angina,
    cardiac*, copd, dialysis, kidney failure, kidney transplant*, heart transplant*, liver transplant*, transplant list, hiv, hepatitis, tuberculosis, covid, pregnan*, miscarr*,
    in hospital, into hospital, from hospital, to hospital, hospital appointment*, hospitalis*, had surgery,
    after surgery, hip operation, knee operation, hip replacement, knee replacement, broken hip, broken leg, broken arm,
    fell and broke, bedbound, bed bound, bedridden, housebound, on oxygen, oxygen tank*, oxygen cylinder*, incontinen*, clinical waste, sharps box,
    her gp, his gp, their gp, my gp, gp letter, nurse comes, district nurse*, alcoholic, alcoholism, addict*, rehab,
    is a smoker, palliative, hospice, blood pressure, immune system, immunosuppress*,
    iechyd, yn sal, n sal, salwch, afiechyd*, clefyd, glefyd, meddyginiaeth*, canser, ganser, chanser, diabetes, ysbyty,
    beichiog, feichiog, asthma, trawiad, presgripsiwn`,
  disability: `
    disabled, disabilit*, wheelchair*, mobility scooter, walking frame, walking stick, zimmer, blue badge, on pip, gets pip, claims pip, receives pip, pip payment*, pip claim,
    attendance allowance, blind, partially sighted, visually impaired, sight loss, guide dog, deaf, hard of hearing,
    hearing aid*, autis*, asperger*, adhd, dyslex*, dyspraxi*, learning difficult*, special needs, cerebral palsy,
    multiple sclerosis, muscular dystrophy, amput*, paralys*, paraplegi*, cannot walk, can t walk, unable to walk,
    down s syndrome, downs syndrome, sen child,
    anabl*, anabledd*, cadair olwyn, gadair olwyn, byddar, fyddar, yn ddall, n ddall, nam ar y golwg, awtist*, dyslecsia`,
  'mental-health': `
    mental health, mental illness*, mentally ill, mental breakdown, nervous breakdown, depress*, anxiety, suicid*,
    self harm*, bipolar, schizo*, ptsd, post traumatic, psychiatr*, psychosis, psychotic, psycholog*, sectioned,
    overdos*, panic attack*, eating disorder*, anorexi*, bulimi*, counselling, antidepress*, ocd, agoraphob*, hoarder*,
    hoards, hoarding at home, compulsive hoarding, crisis team, cpn,
    iechyd meddwl, salwch meddwl, iselder, gorbryder, hunanladd*, hunan niweid*`,
  religion: `
    religio*, muslim*, islam*, hindu*, sikh*, jewish, judaism, buddhis*, catholic*, protestant*, methodist*, jehovah*,
    is a christian, is christian, as a christian, christians, christianity, atheis*, goes to church, attends church,
    goes to the mosque, attends the mosque, attends mosque, goes to chapel, her faith, his faith, their faith, ramadan,
    crefydd*, grefydd*, mwslim*, iddewig, iddewon, cristion*, mynychu r capel, mynd i r capel, mynd i r mosg`,
  ethnicity: `
    ethnic*, racial*, racis*, hate crime, gypsy, gypsies, romany, irish traveller*, travellers, white british,
    black british, black man, black woman, black family, mixed race, asian, african, caribbean, bangladeshi, pakistani,
    is polish, is romanian, is chinese, is indian, romanian family, polish family, her skin, his skin,
    ethnig*, hiliol, hiliaeth, sipsi, sipsiwn`,
  sexuality: `
    gay, lesbian*, bisexual*, homosexual*, heterosexual*, lgbt*, queer, transgender, transsexual, trans woman, trans man,
    gender reassignment, gender identity, sexual orientation, sexuality, sex life, same sex, civil partner,
    hoyw, lesbiaidd, deurywiol, trawsryw*, rhywioldeb`,
  'trade-union': `
    trade union*, union member*, union rep*, shop steward*, union dues, member of unison, member of unite,
    member of gmb, on strike, undeb llafur, undebau llafur, aelod o r undeb, ar streic`,
  politics: `
    political*, labour party, labour voter, labour supporter, votes labour, voted labour, conservative party,
    conservative voter, votes conservative, voted conservative, tory, tories, lib dem, lib dems, liberal democrat*,
    green party, reform uk, reform voter, plaid cymru, snp, ukip, party member, voted for, voted leave, voted remain,
    brexiteer, communist*, fascist*, far right, far left,
    gwleidydd*, y blaid lafur, y blaid geidwadol, pleidleisio dros`,
  'genetic-or-biometric': `
    dna, genetic*, huntington*, brca, gene test, biometric*, fingerprint*, facial recognition, iris scan, retina scan,
    genynn*, biometrig, olion bysedd, adnabod wynebau`,
  crime: `
    convict*, criminal*, arrest*, in prison, from prison, prison sentence, released from prison, offender*, on probation,
    probation officer, on bail, on remand, police caution, police record, cautioned by, charged by police, charged by the police, charged with assault, crown court,
    magistrates court, magistrates, community service order, community payback, shoplift*, burglar*, robber*, mugged, assault*,
    attacked him, attacked her, attacked me, stabb*, murder*, rape, raped, rapist, sexual abuse, sex offender*, paedophil*, dealing drugs, drug deal*,
    cannabis, cocaine, heroin, fraud*, benefit cheat*, harass*, stalker*, stalking, antisocial behaviour order, asbo, gang member*,
    is a thief, accused of, police were called, reported to the police,
    euogfarn*, troseddwr*, droseddwr*, troseddwyr, carchar, garchar, arestio*, ar fechniaeth, ymosod*, cyhuddo*,
    llys y goron, llys ynadon, twyll`,
  'domestic-abuse': `
    domestic abuse, domestic violence, abusive partner, abusive husband, abusive wife, abusive ex, violent partner,
    violent husband, violent wife, violent ex, controlling partner, controlling husband, coercive control, coercive,
    hits her, hits him, hit her, beats her, beats him, in a refuge, women s refuge, women s aid, womens refuge, fleeing violence,
    fleeing abuse, non molestation, restraining order, occupation order, marac, forced marriage, honour based,
    afraid of her husband, afraid of his wife, afraid of her partner, scared of her husband, scared of her partner,
    cam drin domestig, cam drin yn y cartref, trais domestig, trais yn y cartref, lloches i fenywod, gorfodaeth`,
  immigration: `
    immigra*, asylum, refugee*, deport*, on a visa, student visa, spouse visa, work visa, family visa, visa expire*,
    visa runs out, overstay*, leave to remain, settled status, pre settled, no recourse, nrpf, undocumented,
    illegal worker*, trafficked, trafficking, modern slavery, home office letter, biometric residence, brp,
    mewnfud*, ffoadur*, ceisio lloches, ceisiwr lloches, ceiswyr lloches, caethwasiaeth`,
} as const;

/** What has one of these words and says nothing about anybody. */
export const harmlessWords = `
  blind alley*, blind corner*, blind spot*, blind bend*, blind summit*, window blind*, roller blind*, venetian blind*,
  blind eye, sick of, mental arithmetic, mental note, stroke of luck, disabled bay*, disabled parking, disabled toilet*,
  disabled access, disabled the, account disabled, button disabled, alarm disabled, blue badge bay*, blue badge space*,
  blue badge parking, hearing loop, depressed kerb*, asian hornet*, asian food, asian shop, african violet*, fraud team,
  fraud alert, fraud hotline, medical centre, medical practice, lightning arrest*, assault course, religiously,
  sectioned off, catholic church, catholic school, methodist church, methodist hall, hospice shop, cancer research shop,
  rape seed, rape field, oilseed rape, on a visa card, on a visa debit,
  crew on strike, crews on strike, binmen on strike, collectors on strike, drivers on strike, to hospital road,
  to hospital lane, in hospital road, in hospital lane, from hospital road, from hospital lane, gay street, gay lane`;
