using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Which providers there are; kept on disk, read from an immutable snapshot. Requests were checked before.</summary>
internal sealed class ScrubbingProviders(Database database, ScrubbingSecrets secrets, TimeProvider time) : IDisposable
{
    private const string Columns =
        "id AS Id, name AS Name, kind AS Kind, version AS Version, json AS Json, credentials AS Credentials, at AS At, by AS By";

    // One change at a time.
    private readonly SemaphoreSlim turn = new(1, 1);
    private ImmutableArray<ScrubbingSetup> all = [];

    /// <summary>By priority, then name.</summary>
    internal ImmutableArray<ScrubbingSetup> All => all;

    /// <summary>Raised after the snapshot changed.</summary>
    internal event Action? Changed;

    internal ScrubbingSetup? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    internal ScrubbingSetup? Named(string name) =>
        All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads what is stored.</summary>
    internal void Load()
    {
        using var connection = database.Read();
        var rows = connection.Query<ScrubbingProviderRow>($"SELECT {Columns} FROM scrubbing_provider");
        Publish(rows.Select(Setup));
    }

    internal async Task<(ScrubbingChange Change, ScrubbingSetup? Setup)> AddAsync(
        ScrubbingProviderRequest request,
        string by,
        CancellationToken cancel
    )
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (Named(request.Name) is not null)
                return (ScrubbingChange.NameTaken, null);
            var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
            return (ScrubbingChange.Done, await StoreAsync(id, 1, request, new ScrubbingCredentials(), by, cancel));
        }
        finally
        {
            turn.Release();
        }
    }

    internal async Task<(ScrubbingChange Change, ScrubbingSetup? Setup)> ReplaceAsync(
        string id,
        ScrubbingProviderRequest request,
        string by,
        CancellationToken cancel
    )
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (Find(id) is not { } before)
                return (ScrubbingChange.NotFound, null);
            if (request.Kind != before.Kind)
                return (ScrubbingChange.OtherKind, null);
            if (request.Version is { } madeFrom && madeFrom != before.Version)
                return (ScrubbingChange.Outdated, null);
            if (Named(request.Name) is { } other && other.Id != id)
                return (ScrubbingChange.NameTaken, null);
            var kept = before.Credentials ?? new ScrubbingCredentials();
            return (ScrubbingChange.Done, await StoreAsync(id, before.Version + 1, request, kept, by, cancel));
        }
        finally
        {
            turn.Release();
        }
    }

    internal async Task<ScrubbingChange> RemoveAsync(string id, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (Find(id) is null)
                return ScrubbingChange.NotFound;
            await database.WriteAsync(
                tx => tx.Execute("DELETE FROM scrubbing_provider WHERE id = @id", new { id }),
                cancel
            );
            Publish(All.Where(p => p.Id != id));
            return ScrubbingChange.Done;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<ScrubbingSetup> StoreAsync(
        string id,
        long version,
        ScrubbingProviderRequest request,
        ScrubbingCredentials kept,
        string by,
        CancellationToken cancel
    )
    {
        var bare = request with { Credentials = null, Version = null };
        var row = new ScrubbingProviderRow(
            id,
            request.Name,
            request.Kind.ToString(),
            version,
            JsonSerializer.Serialize(bare, ScrubbingJson.Default.ScrubbingProviderRequest),
            secrets.Seal(id, ScrubbingSecrets.Merge(kept, request.Credentials)),
            time.GetUtcNow().ToUnixMicroseconds(),
            by
        );
        await database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT INTO scrubbing_provider (id, name, kind, version, json, credentials, at, by)
                    VALUES (@Id, @Name, @Kind, @Version, @Json, @Credentials, @At, @By)
                    ON CONFLICT (id) DO UPDATE SET name = @Name, version = @Version, json = @Json,
                        credentials = @Credentials, at = @At, by = @By
                    """,
                    row
                ),
            cancel
        );
        var setup = Setup(row);
        Publish(All.Where(p => p.Id != id).Append(setup));
        return setup;
    }

    private ScrubbingSetup Setup(ScrubbingProviderRow row)
    {
        var stored = JsonSerializer.Deserialize(row.Json, ScrubbingJson.Default.ScrubbingProviderRequest)!;
        return new ScrubbingSetup
        {
            Id = row.Id,
            Name = row.Name,
            Kind = stored.Kind,
            Enabled = stored.Enabled,
            Priority = stored.Priority,
            Settings = stored.Settings ?? new(),
            Credentials = secrets.Open(row.Id, row.Credentials),
            Prefixes = [.. stored.Prefixes.Select(Prefix)],
            GreSources = [.. (stored.GreSources ?? []).Select(Prefix)],
            Return = stored.Return,
            MinimumOn = TimeSpan.FromMinutes(stored.MinimumOnMinutes),
            Budget = stored.Budget ?? new(),
            At = UnixTime.FromUnixMicroseconds(row.At),
            By = row.By,
            Version = row.Version,
        };
    }

    private void Publish(IEnumerable<ScrubbingSetup> setups)
    {
        ImmutableArray<ScrubbingSetup> next =
        [
            .. setups.OrderBy(static p => p.Priority).ThenBy(static p => p.Name, StringComparer.OrdinalIgnoreCase),
        ];
        ImmutableInterlocked.InterlockedExchange(ref all, next);
        Changed?.Invoke();
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix)
            ? prefix
            : throw new InvalidDataException($"{text} is stored as a prefix and is none.");
}
