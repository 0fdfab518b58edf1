namespace Flowtriq.Lab.Scrubbing;

/// <summary>What is wrong with a provider's API.</summary>
public enum ProviderFault
{
    None,

    /// <summary>Every request is answered with 500.</summary>
    Error,

    /// <summary>No request is answered at all.</summary>
    Silence,
}
