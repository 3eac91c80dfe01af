def old():
    print "old"
