namespace Flowtriq.Core.Mitigation;

/// <summary>The bits of the fragment component (RFC 8955 §4.2.2.12; RFC 8956 §3.6 has no DF bit).</summary>
[Flags]
public enum FlowSpecFragments : byte
{
    /// <summary>No bit; never legal in a rule.</summary>
    None = 0,

    /// <summary>"Do not fragment" is set; IPv4 only.</summary>
    DontFragment = 1,

    /// <summary>A fragment other than the first: it carries no ports.</summary>
    IsFragment = 2,

    /// <summary>The first fragment: it carries the ports.</summary>
    FirstFragment = 4,

    /// <summary>The last fragment.</summary>
    LastFragment = 8,
}
