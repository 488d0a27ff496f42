"""Forms of address: the titles before names, the honours after them, and the words that posts are made of."""

import re

TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Earl|Viscount|Councillors?"
    r"|Cllrs?|Ald|Alderman"
    r"|The\s+(?:Right|Rt|Very|Most)|Right|Rt|Hon|Honourable|Revd?|Reverend|Canon|Father|Fr|Rabbi|Imam|Ven"
    r"|Venerable|Bishop"
    r"|Cdr|Commander|Col|Colonel|Lt|Major|Maj|Brig|Capt|Captain|Insp|Inspector|Supt|Superintendent|Sgt|Sergeant"
    r"|HH|HHJ)\b\.?)"
)
HONOUR = (
    r"(?:[COMDKG]BE|BEM|DL|JP|MP|MEP|QPM|KPM|QFSM|QAM|QGM|GM|DSO|DSC|DFC|AFC|MC|TD|RD|VR|VRD|[LMC]VO|KC[BV]O?|CB|CMG|Kt"
    r"|QC|KC|FRSA|FRICS|PhD|CPFA|Bt)"
)
POST_WORD = re.compile(
    r"\b(?:head|director|manager|officer|member|leader|chief|executive|counsel|clerk|assistant|advis[eo]r"
    r"|analyst|commissioner"
    r"|consultant|co-?ordinator|lead|services?|committees?|council|department|division|team|partner|strategic"
    r"|corporate|interim"
    r"|acting|deputy|governors?|representatives?|group|party|secretary|surveyor|solicitor|barrister|accountant"
    r"|auditor|engineer"
    r"|specialist|development|finance|policy|planning|public|health|education|social|care|support|business|vice"
    r"|chair\w*"
    r"|democrats?|conservatives?|labour|ukip|independents?|vacancy|vacancies|substitutes?|apologies"
    r"|items?|and)\b",
    re.IGNORECASE,
)
