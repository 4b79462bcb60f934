"""What is no name is given as none. Each row: a text, the figure in it, the names from origin to last relay."""

import pytest

from tests.figures.test_attribution import attributed

ROWS = [
    # a verb, an adverb, a phrase with a preposition are nobody
    ("The numbers published by the Ports Office beat forecasts for a drop to 40.", "40", ["Ports Office"]),
    ("The firm, which is run from Tolm, Kelmia, said 61 boats were sold.", "61", ["firm"]),
    ("Separately, a port clerk, speaking by phone, told Radio Nord that 61 boats were lost.", "61",
     ["port clerk", "Radio Nord"]),
    ("The yard has 61 boats, ahead of the guild's 58.", "58", ["guild"]),
    ("The drivers, who by the depot's own count earn $90 a day, want 7 per cent.", "$90", ["depot"]),
    ("The drivers, who by the depot's own count earn $90 a day, want 7 per cent.", "7 per cent", []),
    # the possessive of whoever is spoken of
    ("Without the fee, Nordline's adjusted profit was $61 million.", "$61 million", []),
    ("Moody's said 61 banks were at risk.", "61", ["Moody's"]),
    ("Only 38 per cent said No and 61 per cent of members took part.", "61 per cent", []),
    ("In the vote, 82 per cent of 1,900 readers said 61 trees should go.", "61", []),
    ("Forty of them said they had been held, 61 in one hut.", "61", []),
    ("Half of the 61 drivers polled by the Kelm Motor Club said they were late.", "61", ["Kelm Motor Club"]),
    ("Only 14% of 61 homes surveyed by Open Cells in May had soap.", "14%", ["Open Cells"]),
    ("The 61 men questioned by police were freed.", "61", []),
    ("Nina Barua told the Bench that 61 inmates were ill.", "61", ["Nina Barua"]),
    ("Our analyst Ivo Brand says 61 seats are open.", "61", ["Ivo Brand"]),
    ("“We feed 61 people,” said our Kelm director, Ada Quill.", "61", ["Ada Quill"]),
    # a reason is no source, a paper is
    ("It cut 61 jobs, the yard said, citing a drop in orders for ferries.", "61", ["yard"]),
    ("It cut 61 jobs, the Harl Post said, citing eyewitnesses.", "61", ["eyewitnesses", "Harl Post"]),
    ("It cut 61 jobs, the Harl Post said, citing logbooks of the yard.", "61", ["logbooks of the yard", "Harl Post"]),
    # a time owns no report, a place no office
    ("Friday's report showed 61 yards at work.", "61", ["report"]),
    ("It has 61 yards, said Ada Quill, the deputy commissioner for Tolm.", "61", ["Ada Quill"]),
    ("It lost 61 yards, said Ada Quill, a spokeswoman for the regional government.", "61",
     ["Ada Quill", "regional government"]),
    ("Some 61 yards are shut, a port ministry statement said.", "61", ["port ministry"]),
    # in other verbs
    ("Quill pointed out that 61 yards are shut.", "61", ["Quill"]),
    ("Quill pointed at 61 yards.", "61", []),
    ("The number of times that Quill mentioned the 61 yards is known.", "61", []),
    ("“We lost 61 yards,” al-Brand continued.", "61", ["al-Brand"]),
    ("Sixty-one yards shut, the Ports Office said Oct. 30.", "Sixty-one", ["Ports Office"]),
    ("Analysts surveyed by Marlview had been looking for 61 cents a share.", "61", ["Analysts", "Marlview"]),
    ("Analysts were expecting 61 cents a share.", "61", ["Analysts"]),
    ("Guards were looking for 61 men.", "61", []),
    ("Six analysts had on average expected $61m, according to Marlview.", "$61m", ["analysts", "Marlview"]),
    ("It made $70m, above the $61m expected by analysts in a Harl Post poll.", "$61m", ["analysts", "Harl Post"]),
    ("It made $70m, beating analysts’ forecasts in a Harl Post poll for $61m.", "61", ["analysts", "Harl Post"]),
    ("The average forecast for its profit was $61m by three analysts polled by Marlview.", "$61m",
     ["analysts", "Marlview"]),
    ("It compared with a forecast of $61m from six analysts polled by Marlview.", "$61m", ["analysts", "Marlview"]),
    ("The yard said it made $70m, against the Marl & Brill consensus of $61m.", "$61m", ["Marl & Brill"]),
    ("The parties met and the consensus of 61 members was to wait.", "61", []),
    ("The median estimate in a Marlview survey of economists called for 61 cents.", "61", ["Marlview"]),
    ("The guild called for 61 cents more.", "61", []),
    ("Profit rose to $61m, the bank said in a statement", "$61m", ["bank"]),
    ("Some 61 were hurt, local media reported.", "61", ["local media"]),
    ("Some 61 were hurt, reports say.", "61", ["reports"]),
    ("Some 61 men are ill, Ada Quill, head of the clinics association, was quoted as saying by the Harl Post.", "61",
     ["Ada Quill", "clinics association", "Harl Post"]),
    ("Kelm TV quoted the mayor as saying that 61 men were ill.", "61", ["mayor", "Kelm TV"]),
    ("The mayor was quoted by Kelm TV as saying that 61 men were ill.", "61", ["mayor", "Kelm TV"]),
    ("“It is gone,” Ivo Brand said as he filled 61 bags.", "61", []),
    ("Port union spokesman Ivo Brand said 9 left. The spokesman said 61 stayed.", "61", ["Ivo Brand", "Port union"]),
    ("Yard clerk Ivo Brand said 9 left. A spokesman said 61 had stayed.", "61", ["spokesman"]),
    ("At least 61 lost since Feb. 7: ministry", "61", ["ministry"]),
    # the holder of an office stands after its comma or bracket
    ("The Director-General, Harbour Agency, Dr Ada Quill, told Radio Nord that 61 men were ill.", "61",
     ["Ada Quill", "Harbour Agency", "Radio Nord"]),
    ("The Tolm State Commissioner for Ports, Prof. Ada Quill, disclosed that 61 men were ill.", "61", ["Ada Quill"]),
    ("KPA Deputy Director of Docks and Lead Surveyor, Dr Ada Quill, said 61 men were ill.", "61", ["Ada Quill", "KPA"]),
    ("Director of Foreign Docks (DFD) Ada Lena Quill said 61 men were ill.", "61", ["Ada Lena Quill"]),
    ("Some 61 men were ill, said the Works Minister, Ada Quill.", "61", ["Ada Quill"]),
    ("Some 61 acres burned, fire officials said Friday morning in an update.", "61", ["fire officials"]),
    ("The Ports Agency met. The agency announced 61 deaths among its men.", "61", ["Ports Agency"]),
    ("The Ports Agency met. The agency announced $61m for its men.", "61", []),
    # two voices, and what is no voice of a number
    ("Kelmian state TV and the news agency Vestpress said 61 had left.", "61", ["Kelmian state TV", "Vestpress"]),
    ("Some 61 left, port officials and a rescue firm said.", "61", ["port officials", "rescue firm"]),
    ("Some 61 left, the Ministry of Ports and the Environment said.", "61", ["Ministry of Ports and the Environment"]),
    ("The coast guard and the refugee agency say that 61 left.", "61", ["coast guard", "refugee agency"]),
    ("The wreck lies about 61 miles from Tolm, a port of Kelmia, reports Vestpress.", "61", ["Vestpress"]),
    ("Crew told officials that 61 had left.", "61", ["Crew"]),
    ("The tide reached 61 feet, according to the Kelmian Survey of Seas.", "61", ["Kelmian Survey of Seas"]),
    ("Brand's paper had published 61 notes.", "61", []),
    # two single marks close a quotation, too
    ("“They grew afraid,’’ the coast guard said. The crew were 61, Harbour Watch said.", "61", ["Harbour Watch"]),
    ("Its lawyer, Omar al-Brand, said no. It was 61, al-Brand said.", "61", ["Omar al-Brand"]),
    # a phrase of time, a clause, a reason is no part of a name
    ("It is old, though in recent weeks pilots claim to have lost 61 days.", "61", ["pilots"]),
    ("The Ports Office has revealed crew levels registered a rise of 61 per cent.", "61", ["Ports Office"]),
    ("It rejected the levy, citing the port's sound trust fund of nearly $61 million.", "$61 million", []),
    ("According to the Union for Ports, more than 61 people have been hired, most of them in Tolm.", "61",
     ["Union for Ports"]),
    ("A clerk said 61 other boats also sank in the storm, adding that the pier was lost.", "61", ["clerk"]),
    ("Sir John, once an adviser to Kelmia's former leader, Ivo Brand, told reporters 61 were fed.", "61", ["John"]),
    ("DWC spokeswoman Ada Quill said 9 left. DWC's Quill said 61 had stayed.", "61", ["Ada Quill", "DWC"]),
    ("Some 61 in 100 are young, the clerk continued, and most of them live in Tolm.", "61", ["clerk"]),
    ("Lists revealed by the Ports Office show that 61 left.", "61", ["Ports Office"]),
    ("Harbour Watch said 9 left. Some 61 stayed, according to the same source.", "61", ["Harbour Watch"]),
    ("Ivo Brand, a guild clerk, spoke at length, stressing that 61 had stayed.", "61", ["Ivo Brand"]),
    # whoever asked the analysts is not the company; a town has a governor, and he does not speak for it
    ("Orbis lost $9m. Analysts polled by Marlview had seen $8m. The company now expects a loss of $61m.", "$61m",
     ["company"]),
    ("Orbis, the Kelmian carrier, earned $61 million in the quarter, it said on Friday.", "$61 million", ["Orbis"]),
    ("Tolm’s Governor Ivo Brand said 61 barns were lost.", "61", ["Ivo Brand"]),
    ("Chief elections officer Ada Quill faced the press. She said 61 votes were lost.", "61", ["Ada Quill"]),
    ("It took many, mostly Kelmians (estimated at 61), to sea.", "61", []),
    ("Some 61 fled, Ivo Brand from Upper Kelm district in Tolm told Radio Nord.", "61", ["Ivo Brand", "Radio Nord"]),
    ("Ivo Brand runs the yard. According to him, 61 men left.", "61", ["Ivo Brand"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "names"), ROWS)
def test_what_cannot_name_a_voice_is_no_name(text: str, figure: str, names: list[str]) -> None:
    assert list(attributed(text, figure).names) == names
