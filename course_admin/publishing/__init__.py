"""What leaves the house: the students' repository, slides, web site."""
