"""Names of months in languages of Europe, without accents, and what they are called in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The names of each month; what means different months in different languages is left out (listopad).
ROWS = {
    "January": """januar janvier enero gennaio janeiro januari janner jan gen ene janv tammikuu ianuarie январь января
                  янв""",
    "February": """februar fevrier febrero febbraio fevereiro februari feb fev fevr febr helmikuu februarie февраль
                   февраля фев""",
    "March": "marz mars marzo marco maart mar mrz mrt maaliskuu martie март марта мар",
    "April": "april avril abril aprile apr avr abr huhtikuu aprilie апрель апреля апр",
    "May": "mai mayo maggio maio mei maj mag toukokuu май мая",
    "June": "juni juin junio giugno junho jun giu kesakuu iunie июнь июня июн",
    "July": "juli juillet julio luglio julho jul juil lug heinakuu iulie июль июля июл",
    "August": "august aout agosto augustus augusti aug ago elokuu август августа авг",
    "September": """september septembre septiembre setiembre settembre setembro sep sept set syyskuu septembrie сентябрь
                    сентября сен сент""",
    "October": "oktober octobre octubre ottobre outubro okt oct ott out lokakuu octombrie октябрь октября окт",
    "November": "november novembre noviembre novembro nov marraskuu noiembrie ноябрь ноября ноя нояб",
    "December": """dezember decembre diciembre dicembre dezembro december dez dec dic des desember joulukuu decembrie
                   декабрь декабря дек""",
}
MONTHS: Mapping[str, str] = MappingProxyType(
    {name.replace("й", "и"): month for month, names in ROWS.items() for name in names.split()}
)
