using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>Keeps what people configured about announcing.</summary>
internal sealed class BgpStore(Database database, TimeProvider time)
{
    internal const string Settings = "settings";
    internal const string Group = "group";
    internal const string Peer = "peer";
    internal const string Daemon = "gobgp";
    internal const string Hook = "command";

    private const string Select = """
        SELECT kind AS Kind, name AS Name, json AS Json, secret AS Secret, at AS At, by AS By
        FROM bgp_item ORDER BY kind, name
        """;

    private const string Upsert = """
        INSERT INTO bgp_item (kind, name, json, secret, at, by) VALUES (@Kind, @Name, @Json, @Secret, @At, @By)
        ON CONFLICT (kind, name) DO UPDATE SET json = @Json, secret = @Secret, at = @At, by = @By
        """;

    internal BgpConfiguration Load()
    {
        using var connection = database.Read();
        var rows = connection.Query<BgpItemRow>(Select).ToLookup(static row => row.Kind, StringComparer.Ordinal);
        var json = AnnouncingJson.Stored;
        return new BgpConfiguration
        {
            Settings = rows[Settings].Select(row => Read(row, json.BgpSettings)).FirstOrDefault() ?? BgpSettings.None,
            Groups = [.. rows[Group].Select(row => Read(row, json.BgpGroup))],
            Peers = [.. rows[Peer].Select(row => new StoredPeer(row.Name, Read(row, json.BgpPeerRequest), row.Secret))],
            Daemons = [.. rows[Daemon].Select(row => Read(row, json.GoBgpDaemon))],
            Hooks = [.. rows[Hook].Select(row => Read(row, json.CommandHook))],
        };
    }

    internal Task PutAsync<T>(
        string kind,
        string name,
        T item,
        JsonTypeInfo<T> shape,
        byte[]? secret,
        string by,
        CancellationToken cancel
    )
    {
        var row = new BgpItemRow(
            kind,
            name,
            JsonSerializer.Serialize(item, shape),
            secret,
            time.GetUtcNow().ToUnixMicroseconds(),
            by
        );
        return database.WriteAsync(tx => tx.Execute(Upsert, row), cancel);
    }

    internal Task RemoveAsync(string kind, string name, CancellationToken cancel) =>
        database.WriteAsync(
            tx => tx.Execute("DELETE FROM bgp_item WHERE kind = @kind AND name = @name", new { kind, name }),
            cancel
        );

    private static T Read<T>(BgpItemRow row, JsonTypeInfo<T> shape) => JsonSerializer.Deserialize(row.Json, shape)!;
}
