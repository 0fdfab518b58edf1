using System.Text.Json;
using Dapper;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>How members want to be told; who said nothing is told by e-mail.</summary>
internal sealed class PreferenceStore(Database database)
{
    internal AlertPreferences Of(long member)
    {
        using var connection = database.Read();
        var json = connection.QueryFirstOrDefault<string>(
            "SELECT json FROM alert_preference WHERE member = @member",
            new { member }
        );
        return json is null
            ? new AlertPreferences()
            : JsonSerializer.Deserialize(json, AlertingJson.Default.AlertPreferences)!;
    }

    internal Task PutAsync(long member, AlertPreferences preferences, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    INSERT INTO alert_preference (member, json) VALUES (@member, @json)
                    ON CONFLICT (member) DO UPDATE SET json = excluded.json
                    """,
                    new { member, json = JsonSerializer.Serialize(preferences, AlertingJson.Default.AlertPreferences) }
                );
            },
            cancel
        );
}
