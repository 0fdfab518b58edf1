using System.Text.Json.Nodes;
using Flowtriq.Server.Platform.Audit;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>One thing people laid down, as it is stored.</summary>
/// <param name="Number">Identity; never used again.</param>
/// <param name="Kind">One of <see cref="AlertingKinds"/>.</param>
/// <param name="Json">The thing itself.</param>
internal sealed record AlertingItem(long Number, string Kind, string Json)
{
    /// <summary>What the audit log is told of a change: "route noc: changed".</summary>
    /// <param name="before">What it was; null when it was not there.</param>
    /// <param name="after">What it is; null when it is gone. One of the two is there.</param>
    internal static AuditNote Changed(AlertingItem? before, AlertingItem? after)
    {
        var item = (after ?? before)!;
        var did =
            before is null ? "added"
            : after is null ? "removed"
            : "changed";
        return new AuditNote($"{item.Kind} {item.Called}: {did}", before?.Json, after?.Json);
    }

    /// <summary>Its name; a silence goes by its reason.</summary>
    private string Called => JsonNode.Parse(Json) is { } thing ? $"{thing["name"] ?? thing["reason"]}" : "";
}
