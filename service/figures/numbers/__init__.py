"""What a numeral is made of: digits, words, scales, signs of money."""
