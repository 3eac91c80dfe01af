# -*- coding: latin-1 -*-
name = "Tümpel"
