namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>Work that a page announces.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What is done.</param>
/// <param name="Text">What the public should know of it.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Components">Keys of the components it touches.</param>
/// <param name="Quiet">Whether alerting keeps quiet about them while it lasts.</param>
public sealed record StatusMaintenanceView(
    long Number,
    string Title,
    string Text,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    IReadOnlyList<string> Components,
    bool Quiet
);
