"""What every measure needs: processes seen through /proc, the supervised program, timing, tables."""
