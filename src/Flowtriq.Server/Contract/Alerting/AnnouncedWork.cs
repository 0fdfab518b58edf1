namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Work that a status page announces and during which nobody is told of incidents on what it touches.</summary>
/// <param name="Number">Its number among what status pages announce.</param>
/// <param name="Page">Number of the status page that keeps it.</param>
/// <param name="PageName">What the page is called.</param>
/// <param name="Title">What is done.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Components">Names of the page's components it touches.</param>
/// <param name="Open">True while it lasts.</param>
public sealed record AnnouncedWork(
    long Number,
    long Page,
    string PageName,
    string Title,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    IReadOnlyList<string> Components,
    bool Open
);
