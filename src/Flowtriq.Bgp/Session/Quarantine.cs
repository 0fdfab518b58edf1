using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>
/// Finds the route a router rejects. A NOTIFICATION about an UPDATE makes every route sent since the last quiet point a
/// suspect; halves are tried on the next sessions while the other half is held back, until one route stands alone. Routes
/// that survived a quiet point are trusted and never held.
/// </summary>
internal sealed class Quarantine
{
    /// <summary>How long after an UPDATE a router may still reject it.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(2);

    /// <summary>After this many the router is at odds with more than a route: what is not trusted stays away from it.</summary>
    public const int MostRejected = 16;

    /// <summary>And after this many resets in a row that nothing survived.</summary>
    public const int MostResets = 48;

    private readonly HashSet<Nlri> trusted = [];
    private readonly HashSet<Nlri> recent = [];
    private readonly Dictionary<Nlri, string> condemned = [];
    private readonly List<HashSet<Nlri>> held = [];
    private HashSet<Nlri> underTest = [];
    private int resets;
    private TimeSpan lastSent = TimeSpan.MinValue;

    /// <summary>True while suspects are being separated: the next session should come soon.</summary>
    public bool IsSearching => underTest.Count > 0 || held.Count > 0;

    /// <summary>Rejected routes with the router's words.</summary>
    public IReadOnlyDictionary<Nlri, string> Condemned => condemned;

    /// <summary>Routes held back while others are tried.</summary>
    public int Held => held.Sum(group => group.Count);

    /// <summary>When <see cref="Quiet"/> may have something to say.</summary>
    public TimeSpan NextDue => recent.Count > 0 || IsSearching ? lastSent + QuietTime : TimeSpan.MaxValue;

    /// <summary>Whether a route may be sent now.</summary>
    public bool Allows(Nlri route) => !condemned.ContainsKey(route) && !IsHeld(route);

    /// <summary>Whether a route waits for others to be tried.</summary>
    public bool IsHeld(Nlri route) => held.Exists(group => group.Contains(route));

    /// <summary>A route was sent.</summary>
    public void Sent(Nlri route, TimeSpan now)
    {
        lastSent = now;
        if (!trusted.Contains(route))
            recent.Add(route);
    }

    /// <summary>A route is no longer wanted, or wanted with other attributes: what was known of it is void.</summary>
    public void Forget(Nlri route)
    {
        trusted.Remove(route);
        recent.Remove(route);
        condemned.Remove(route);
        underTest.Remove(route);
        foreach (var group in held)
            group.Remove(route);
        held.RemoveAll(group => group.Count == 0);
    }

    /// <summary>Lets every rejected route be tried again, all as suspects.</summary>
    public IReadOnlyCollection<Nlri> Release()
    {
        var released = condemned.Keys.ToArray();
        condemned.Clear();
        return released;
    }

    /// <summary>
    /// The session is up, everything allowed was sent and nothing was rejected for <see cref="QuietTime"/>: trusts what was
    /// sent and returns the routes that may be tried next.
    /// </summary>
    public IReadOnlyCollection<Nlri> Quiet(TimeSpan now)
    {
        if (now < NextDue)
            return [];
        if (recent.Count > 0)
            resets = 0;
        trusted.UnionWith(recent);
        recent.Clear();
        var acquitted = underTest.Count > 0;
        underTest = [];
        if (held.Count == 0)
            return [];
        var next = TakeHeld();
        // One half passed, so the other holds the rejected route: never send it whole.
        if (acquitted && next.Count > 1)
            Split(next);
        else
            underTest = next;
        return underTest;
    }

    /// <summary>The router rejected an UPDATE. Returns the route that was found, or null while suspects remain.</summary>
    public Nlri? Rejected(string reason)
    {
        var suspects = recent.Count > 0 ? [.. recent] : trusted.ToHashSet();
        if (recent.Count == 0)
            trusted.Clear();
        recent.Clear();
        underTest.ExceptWith(suspects);
        if (underTest.Count > 0)
            held.Insert(0, underTest);
        underTest = [];
        if (suspects.Count == 0)
            return null;
        if (++resets >= MostResets)
        {
            held.Add(suspects);
            var any = suspects.First();
            GiveUp(reason);
            return any;
        }
        if (suspects.Count > 1)
        {
            Split(suspects);
            return null;
        }
        var found = suspects.Single();
        condemned[found] = reason;
        if (condemned.Count < MostRejected)
            MergeHeld();
        else
            GiveUp(reason);
        return found;
    }

    private void Split(HashSet<Nlri> suspects)
    {
        var half = suspects.Take((suspects.Count + 1) / 2).ToHashSet();
        suspects.ExceptWith(half);
        held.Add(suspects);
        underTest = half;
    }

    // One rejected route is the usual case: try everything else at once.
    private void MergeHeld()
    {
        foreach (var group in held)
            underTest.UnionWith(group);
        held.Clear();
    }

    private void GiveUp(string reason)
    {
        foreach (var route in held.SelectMany(group => group))
            condemned[route] = $"not tried alone: the router rejected too many before, the last time with {reason}";
        held.Clear();
    }

    private HashSet<Nlri> TakeHeld()
    {
        var next = held[^1];
        held.RemoveAt(held.Count - 1);
        return next;
    }
}
