using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>Everything that the public may know, and nothing else: pages, feeds and JSON are made of this alone.</summary>
/// <param name="Slug">The page's address.</param>
/// <param name="Name">Whose page it is.</param>
/// <param name="Description">One or two sentences.</param>
/// <param name="Accent">The colour of the border; null for the usual one.</param>
/// <param name="HasLogo">Whether there is a logo.</param>
/// <param name="SendsMail">Whether updates can be had by mail.</param>
/// <param name="State">The worst state of any component.</param>
/// <param name="Summary">The same as a sentence.</param>
/// <param name="Day">The day, in UTC, on which the histories end.</param>
/// <param name="Components">In the page's order.</param>
/// <param name="Open">Disruptions that are not over, newest first.</param>
/// <param name="Past">Those of the last 90 days that are over, newest first.</param>
/// <param name="Maintenance">Work under way or to come, earliest first.</param>
public sealed record PublicStatus(
    string Slug,
    string Name,
    string Description,
    [property: JsonIgnore] string? Accent,
    [property: JsonIgnore] bool HasLogo,
    [property: JsonIgnore] bool SendsMail,
    ComponentState State,
    string Summary,
    DateOnly Day,
    IReadOnlyList<PublicComponent> Components,
    IReadOnlyList<PublicStory> Open,
    IReadOnlyList<PublicStory> Past,
    IReadOnlyList<PublicWork> Maintenance
)
{
    /// <summary>A disruption by its number; null when the public knows of none such.</summary>
    public PublicStory? Find(long number) => Open.Concat(Past).FirstOrDefault(story => story.Number == number);
}
