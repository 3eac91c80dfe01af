name = "Tümpel"
