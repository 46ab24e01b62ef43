"""A folder of tables that many workspaces share, each with parts of its own.

::

    readings/workspace=NAME/month=2025-06/part-0.parquet    the parts, as other programs read them
    dictionary/part-0.parquet                               what the columns mean
    _anplan/manifests/NAME.json                             which parts a workspace has
    _anplan/staged/NAME/ID/…                                parts on their way
    _anplan/locks/NAME.lock                                 one writer a workspace

A workspace's rows are replaced whole. What is new is first written apart; then the manifest, which
names every part with its digest, is replaced in one step; then the parts are moved to where they
belong. Whoever stops before that step leaves the old rows, whoever stops after it the new ones:
a part that is still on its way is read there (``found``), and the next export moves it (``replace``).
"""
