"""Branches of business that close the names of companies: "Nova Rail", "Sunda Electric"."""

from __future__ import annotations

from pipeline.extract.person_names import TRADES
from pipeline.extract.words import word_set

# Last words of the names of companies; most are common words: a second sign must show that one is meant.
BRANCHES = TRADES | word_set(
    "electric electronics geothermal hospitals hospital clinics networks network digital mobile steel metals aluminium "
    "aluminum copper gold energy power gas oil rail railways ports shipping lines marine offshore aerospace aviation "
    "automotive motor auto tyres tires rubber glass paper packaging plastics ceramics textile garments fashion apparel "
    "brewing breweries beverages dairy fisheries seafood farms agro sugar tea coffee cocoa foodstuffs bakeries retail stores "
    "supermarkets hotels resorts media films studios games software data cloud cyber analytics computing photonics optics "
    "robotics instruments engineering construction contracting builders developers properties estates land insurance "
    "assurance life re finance financial capital credit payments pay bank leasing express freight cargo couriers post "
    "fiber fibre cable cables satellite space systems solutions services dynamics works machinery machines tools turbines "
    "batteries battery wind hydrogen renewables nuclear water environmental waste recycling genomics therapeutics "
    "salmon fish seeds grains fruits meat poultry beef wines timber forestry pulp cotton storage warehousing telecoms wireless "
    "biosciences diagnostics medical health healthcare graphite cobalt uranium zinc silver diamonds coal refining "
    "petrochemicals exploration drilling potash phosphates trading international global worldwide"
)
# Openers that make of a branch a matter: "Green Hydrogen", "Global Shipping".
GENERIC = word_set(
    "green clean renewable smart digital blue sustainable civil nuclear solar wind new national public private small large "
    "heavy light free fair open global local rural urban domestic foreign international common joint big low high medium "
    "natural liquefied upper lower inner outer general special critical rare first second third mutual social commercial "
    "artificial supply value food health water trade export import data cloud cyber human economic financial industrial"
)
