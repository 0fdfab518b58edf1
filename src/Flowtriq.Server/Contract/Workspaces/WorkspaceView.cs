namespace Flowtriq.Server.Contract.Workspaces;

/// <summary>A further workspace of this installation, as its operators see it: nothing of what is inside.</summary>
/// <param name="Slug">The word in its address.</param>
/// <param name="Name">What its people call it; null before it is set up.</param>
/// <param name="Address">Where its console is.</param>
/// <param name="AgentPort">Where its agents connect.</param>
/// <param name="State">How it is doing.</param>
/// <param name="Reason">Why it could not be started; null when it could.</param>
/// <param name="Made">When it was made.</param>
/// <param name="By">Who made it.</param>
public sealed record WorkspaceView(
    string Slug,
    string? Name,
    string Address,
    int AgentPort,
    WorkspaceState State,
    string? Reason,
    DateTimeOffset Made,
    string By
);
