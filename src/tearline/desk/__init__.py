"""The only place where the steps meet: officers come in, ids, releases and filtered views go out."""
