"""The contract of an application: issued from the network's template, read clause by clause, signed with a code."""
