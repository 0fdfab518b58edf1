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
    /// <summary>Raised when the state of a diversion changed.</summary>
    public event Action? Changed;

    /// <summary>Prefixes configured for diversion.</summary>
    public ImmutableArray<IpPrefix> Divertible => [];

    /// <summary>Sources of the providers' GRE.</summary>
    public ImmutableArray<IpPrefix> ScrubberSources => [];

    /// <summary>Every diversion that is under way, in force or being withdrawn.</summary>
    public IReadOnlyList<DiversionStatus> All => [];

    /// <summary>What BGP must announce for diversions now, including our own announcement while the provider's is not seen.</summary>
    public ImmutableArray<DesiredRoute> Routes => [];

    /// <summary>The diversion configured for a target: its covering prefix and provider; null when there is none.</summary>
    public MitigationAction.Divert? For(IpPrefix target) => null;

    /// <summary>The whole set of diversions that should be in force; what is missing is withdrawn.</summary>
    public void Want(ImmutableArray<MitigationAction.Divert> wanted) => Changed?.Invoke();
}
