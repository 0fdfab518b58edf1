// Routers react within milliseconds on an idle machine; one laboratory at a time keeps it so.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
