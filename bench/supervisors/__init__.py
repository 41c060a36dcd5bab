"""vpsd and its peers behind one small interface; see base.py."""
