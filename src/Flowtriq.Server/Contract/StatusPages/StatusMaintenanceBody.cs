namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>Work to announce.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Components">Keys of the components it touches.</param>
/// <param name="Text">What the public should know of it.</param>
/// <param name="Quiet">Nobody is told of incidents on these components while it lasts; detection and record go on.</param>
public sealed record StatusMaintenanceBody(
    string Title,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    IReadOnlyList<string> Components,
    string Text = "",
    bool Quiet = false
);
