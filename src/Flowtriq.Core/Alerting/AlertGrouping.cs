namespace Flowtriq.Core.Alerting;

/// <summary>Which incidents are told as one: those of a route that have this in common.</summary>
public enum AlertGrouping : byte
{
    /// <summary>Each for itself.</summary>
    None,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The POPs.</summary>
    Pop,

    /// <summary>The family of the attack.</summary>
    Family,

    /// <summary>The route alone.</summary>
    Route,
}
