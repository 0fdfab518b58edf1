using System.Security.Cryptography;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages;

/// <summary>Reads a page as people write it; every fault is reported, not only the first.</summary>
internal static class PageCheck
{
    private const int MostComponents = 30;
    private const int MostMembers = 1_000;
    private const int LongestDelay = 1_440;

    /// <param name="body">What was sent.</param>
    /// <param name="known">Keys that components of the page have already.</param>
    /// <param name="faults">Where faults go.</param>
    internal static StatusPageBody Read(StatusPageBody body, IReadOnlyCollection<string> known, StatusFaults faults)
    {
        if (!IsSlug(body.Slug))
            faults.Add("slug", "is 1 to 60 small letters, digits and single hyphens");
        if (body.Accent is { } accent && !IsColour(accent))
            faults.Add("accent", "is a colour such as #0a62cf");
        if (body.DelayMinutes is < 0 or > LongestDelay)
            faults.Add("delayMinutes", $"is 0 to {LongestDelay}");
        if (body.Components.Count > MostComponents)
            faults.Add("components", $"has at most {MostComponents}");
        return body with
        {
            Name = faults.Text("name", body.Name, 80),
            Description = faults.Text("description", body.Description, 500, needed: false),
            Components = [.. body.Components.Take(MostComponents).Select((c, i) => Component(c, i, known, faults))],
        };
    }

    private static StatusComponentBody Component(
        StatusComponentBody? component,
        int index,
        IReadOnlyCollection<string> known,
        StatusFaults faults
    )
    {
        var field = $"components[{index}]";
        if (component is null)
        {
            faults.Add(field, "is missing");
            return new StatusComponentBody("", ComponentScope.Pop, []);
        }

        if (component.Key is { } key && !known.Contains(key))
            faults.Add($"{field}.key", "is not one of this page's; leave it out for a new component");
        if (component.Members.Count is 0 or > MostMembers)
            faults.Add($"{field}.members", $"has 1 to {MostMembers}");
        return component with
        {
            Name = faults.Text($"{field}.name", component.Name, 80),
            Members = [.. component.Members.Select((m, i) => faults.Text($"{field}.members[{i}]", m, 200)).Distinct()],
            Key = component.Key ?? RandomNumberGenerator.GetHexString(8, lowercase: true),
        };
    }

    private static bool IsSlug(string slug) =>
        slug.Length is > 0 and <= 60
        && slug[0] != '-'
        && slug[^1] != '-'
        && !slug.Contains("--", StringComparison.Ordinal)
        && slug.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsColour(string text) =>
        text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
