namespace Flowtriq.Core.Classification;

/// <summary>Which number of a packet identifies its vector.</summary>
internal enum PortRole : byte
{
    /// <summary>None does.</summary>
    None,

    /// <summary>The source port: reflections come from a service.</summary>
    Source,

    /// <summary>The destination port: floods aim at a service.</summary>
    Destination,

    /// <summary>The IP protocol number itself.</summary>
    Protocol,
}
