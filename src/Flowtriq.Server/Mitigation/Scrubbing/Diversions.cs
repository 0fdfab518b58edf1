using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// Level 4: which prefixes can be diverted to which provider, which should be, and how far each diversion has come. Each
/// moves Requested → Advertising → Advertised → Withdrawing → Withdrawn by its own loop.
/// </summary>
public sealed class Diversions
{
    /// <summary>A diversion that is to end at once and has not begun to after this long is stuck: its routes go without it.</summary>
    private static readonly TimeSpan LongestAtOnce = TimeSpan.FromSeconds(15);

    /// <summary>One that is over is still told for this long, so that nobody misses its end.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly ScrubbingProviders providers;
    private readonly TimeProvider time;
    private readonly DateTimeOffset started;

    // Each is replaced whole; readers see one or the other.
    private volatile DiversionWish? wish;
    private volatile DiversionBoard board = DiversionBoard.Empty;

    internal Diversions(ScrubbingProviders providers, TimeProvider time)
    {
        this.providers = providers;
        this.time = time;
        started = time.GetUtcNow();
        providers.Changed += () => Changed?.Invoke();
    }

    /// <summary>Raised when the state of a diversion changed, or what can be diverted.</summary>
    public event Action? Changed;

    /// <summary>Prefixes configured for diversion.</summary>
    public ImmutableArray<IpPrefix> Divertible =>
        [.. providers.All.Where(static p => p.Enabled).SelectMany(static p => p.Prefixes).Distinct().Order()];

    /// <summary>Sources of the providers' GRE.</summary>
    public ImmutableArray<IpPrefix> ScrubberSources =>
        [.. providers.All.SelectMany(static p => p.GreSources).Distinct().Order()];

    /// <summary>Every diversion that is under way, in force or being withdrawn, and for an hour those that are over.</summary>
    public IReadOnlyList<DiversionStatus> All
    {
        get
        {
            var now = time.GetUtcNow();
            var current = board;
            return
            [
                .. current
                    .Records.Where(r => r.IsLive || (r.Ended + Remembered > now && !current.IsLive(r.Prefix)))
                    .Select(r => Status(r, current)),
                .. Unknown(),
            ];
        }
    }

    /// <summary>What BGP must announce for diversions now, including our own announcement while the provider's is not seen.</summary>
    public ImmutableArray<DesiredRoute> Routes => DiversionRoutes.Of(providers.All, board.Live.RemoveAll(IsStuck));

    /// <summary>The whole set of wanted diversions; null before the first word after a start, when what is stored goes on.</summary>
    internal DiversionWish? Wish => wish;

    /// <summary>All diversions of this month and those under way.</summary>
    internal DiversionBoard Board => board;

    /// <summary>The diversion configured for a target: its covering prefix and provider; null when there is none.</summary>
    public MitigationAction.Divert? For(IpPrefix target)
    {
        var setups = providers.All;
        var current = board;
        foreach (var record in current.Live.Where(r => r.Wanted && r.Prefix.Contains(target)))
        {
            if (setups.FirstOrDefault(s => s.Id == record.ProviderId && s.Enabled) is { } under)
                return new(record.Prefix, under.Name);
        }

        var now = time.GetUtcNow();
        var found = (
            from setup in setups
            where setup.Enabled
            from prefix in setup.Prefixes
            where prefix.Contains(target)
            let used = DiversionUse.Of(setup.Id, current.Records, now)
            orderby DiversionUse.NoMore(setup.Budget, used) is not null, setup.Priority, prefix.Length descending
            select new MitigationAction.Divert(prefix, setup.Name)
        ).FirstOrDefault();
        return found;
    }

    /// <summary>The whole set of diversions that should be in force; what is missing is withdrawn.</summary>
    /// <param name="wanted">The set.</param>
    /// <param name="atOnce">True withdraws without waiting for the shortest time, as the kill switch does.</param>
    public void Want(ImmutableArray<MitigationAction.Divert> wanted, bool atOnce = false) =>
        wish = new DiversionWish(wanted, atOnce, time.GetUtcNow());

    /// <summary>Shows what the loop did.</summary>
    internal void Publish(DiversionBoard next)
    {
        var before = board;
        board = next;
        if (!before.Equals(next))
            Changed?.Invoke();
    }

    // The store cannot be written, or the loop does not run: the kill switch must not depend on either.
    private bool IsStuck(DiversionRecord record) =>
        wish is { AtOnce: true } word
        && record.State != DiversionState.Withdrawing
        && time.GetUtcNow() - word.At > LongestAtOnce
        && !word.Wanted.Any(action => action.Prefix == record.Prefix);

    private DiversionStatus Status(DiversionRecord record, DiversionBoard current) =>
        new(
            new(record.Prefix, providers.Find(record.ProviderId)?.Name ?? record.ProviderId),
            record.State,
            record.Since,
            record.Proof,
            record.Failure,
            current.ReturnOf(record)
        );

    /// <summary>Those nobody can carry out: no such provider or prefix.</summary>
    private IEnumerable<DiversionStatus> Unknown() =>
        from action in wish?.Wanted ?? []
        let setup = providers.Named(action.Provider)
        where setup is null || !setup.Prefixes.Contains(action.Prefix)
        select new DiversionStatus(
            action,
            DiversionState.Requested,
            wish?.At ?? started,
            "",
            setup is null
                ? $"no scrubbing provider is named {action.Provider}"
                : $"{action.Prefix} is not configured for diversion to {setup.Name}",
            CleanReturn.NotMeasured
        );
}
