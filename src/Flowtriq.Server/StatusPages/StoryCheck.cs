using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages;

/// <summary>Reads what people write about disruptions and work; every fault is reported.</summary>
internal static class StoryCheck
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromDays(30);

    internal static string Title(string? title, StatusFaults faults) => faults.Text("title", title, 120);

    internal static string Text(string? text, StatusFaults faults, bool needed = true) =>
        faults.Text("text", text, 1_000, lines: true, needed);

    internal static void Components(IReadOnlyList<string> keys, PageRow page, StatusFaults faults)
    {
        if (keys.Count == 0)
            faults.Add("components", "names at least one");
        for (var index = 0; index < keys.Count; index++)
        {
            if (!page.Keys.Contains(keys[index]))
                faults.Add($"components[{index}]", "is not a component of this page");
        }
    }

    internal static void Impact(ComponentState impact, StatusFaults faults)
    {
        if (impact == ComponentState.Maintenance)
            faults.Add("impact", "is announced as maintenance");
    }

    internal static StatusMaintenanceBody Maintenance(StatusMaintenanceBody body, PageRow page, StatusFaults faults)
    {
        if (body.Ends <= body.Starts)
            faults.Add("ends", "is after the start");
        else if (body.Ends - body.Starts > LongestWork)
            faults.Add("ends", "is at most 30 days after the start");
        Components(body.Components, page, faults);
        return body with
        {
            Title = Title(body.Title, faults),
            Text = Text(body.Text, faults, needed: false),
            Components = [.. body.Components.Distinct()],
        };
    }
}
