using System.Text.Json;
using Dapper;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Channels on disk, and what came of the last message to each. Requests were checked before.</summary>
internal sealed class ChannelStore(Database database, ChannelVault vault, TimeProvider time)
{
    private const string Select = """
        SELECT c.number AS Number, c.name AS Name, c.kind AS Kind, c.version AS Version, c.json AS Json,
            c.secrets AS Secrets, c.at AS At, c.by AS By, l.at AS LastAt, l.outcome AS LastOutcome, l.text AS LastText,
            l.incident AS LastIncident
        FROM alert_channel c LEFT JOIN alert_channel_last l ON l.channel = c.number
        """;

    /// <summary>By name.</summary>
    internal IReadOnlyList<(ChannelSetup Setup, ChannelDelivery? Last)> All()
    {
        using var connection = database.Read();
        return [.. connection.Query<ChannelRow>($"{Select} ORDER BY c.name").Select(Read)];
    }

    internal (ChannelSetup Setup, ChannelDelivery? Last)? Find(long number)
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<ChannelRow>($"{Select} WHERE c.number = @number", new { number });
        return row is null ? null : Read(row);
    }

    internal Task<(ChannelChange Change, long Number)> AddAsync(
        ChannelRequest request,
        string by,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
            {
                if (NameTaken(tx, request.Name, 0))
                    return (ChannelChange.NameTaken, 0L);
                var number = tx.Scalar<long>(
                    """
                    INSERT INTO alert_channel (name, kind, version, json, secrets, at, by)
                    VALUES (@Name, @Kind, 1, @Json, @Secrets, @At, @By) RETURNING number
                    """,
                    Values(request, 0, new ChannelSecrets(), by)
                );
                return (ChannelChange.Done, number);
            },
            cancel
        );

    internal Task<ChannelChange> ReplaceAsync(
        long number,
        ChannelRequest request,
        string by,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
            {
                if (Find(number) is not { Setup: var before })
                    return ChannelChange.NotFound;
                if (request.Kind != before.Kind)
                    return ChannelChange.OtherKind;
                if (request.Version is { } madeFrom && madeFrom != before.Version)
                    return ChannelChange.Outdated;
                if (NameTaken(tx, request.Name, number))
                    return ChannelChange.NameTaken;
                tx.Execute(
                    """
                    UPDATE alert_channel SET name = @Name, version = version + 1, json = @Json, secrets = @Secrets,
                        at = @At, by = @By
                    WHERE number = @Number
                    """,
                    Values(request, number, before.Secrets ?? new ChannelSecrets(), by)
                );
                return ChannelChange.Done;
            },
            cancel
        );

    /// <summary>False when there is none.</summary>
    internal Task<bool> RemoveAsync(long number, CancellationToken cancel) =>
        database.WriteAsync(
            tx => tx.Execute("DELETE FROM alert_channel WHERE number = @number", new { number }) == 1,
            cancel
        );

    /// <summary>Keeps what came of a message; one to a channel that was removed meanwhile is forgotten.</summary>
    internal Task KeepAsync(long number, ChannelDelivery delivery, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT INTO alert_channel_last (channel, at, outcome, text, incident)
                    SELECT number, @at, @outcome, @text, @incident FROM alert_channel WHERE number = @number
                    ON CONFLICT (channel) DO UPDATE SET at = @at, outcome = @outcome, text = @text, incident = @incident
                    """,
                    new
                    {
                        number,
                        at = delivery.At.ToUnixMicroseconds(),
                        outcome = delivery.Outcome.ToString(),
                        text = delivery.Text,
                        incident = delivery.Incident,
                    }
                ),
            cancel
        );

    private static bool NameTaken(SqliteTransaction tx, string name, long except) =>
        tx.Scalar<long>(
            "SELECT count(*) FROM alert_channel WHERE name = @name AND number <> @except",
            new { name, except }
        ) > 0;

    private object Values(ChannelRequest request, long number, ChannelSecrets kept, string by) =>
        new
        {
            Number = number,
            request.Name,
            Kind = request.Kind.ToString(),
            Json = JsonSerializer.Serialize(
                request with
                {
                    Secrets = null,
                    Version = null,
                },
                ChannelsJson.Default.ChannelRequest
            ),
            Secrets = vault.Seal(ChannelVault.Merge(kept, request.Secrets)),
            At = time.GetUtcNow().ToUnixMicroseconds(),
            By = by,
        };

    private (ChannelSetup Setup, ChannelDelivery? Last) Read(ChannelRow row)
    {
        var stored = JsonSerializer.Deserialize(row.Json, ChannelsJson.Default.ChannelRequest)!;
        var setup = new ChannelSetup
        {
            Number = row.Number,
            Name = row.Name,
            Kind = stored.Kind,
            Enabled = stored.Enabled,
            PerMinute = stored.PerMinute,
            Settings = stored.Settings ?? new(),
            Secrets = vault.Open(row.Secrets),
            At = UnixTime.FromUnixMicroseconds(row.At),
            By = row.By,
            Version = row.Version,
        };
        var last = row.LastAt is { } at
            ? new ChannelDelivery(
                UnixTime.FromUnixMicroseconds(at),
                Enum.Parse<ChannelOutcome>(row.LastOutcome!),
                row.LastText!,
                row.LastIncident
            )
            : null;
        return (setup, last);
    }
}
