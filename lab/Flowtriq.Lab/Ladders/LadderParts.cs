using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Scrubbing;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Lab.Ladders;

/// <summary>What a <see cref="LadderLab"/> is made of.</summary>
internal sealed record LadderParts(
    Pop Pop,
    RouterLab Routers,
    FlowtriqServer Server,
    ConsoleApi Console,
    EdgeAgent Agent,
    Internet? Internet,
    string Folder
);
