namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What is to be asked of a provider next.</summary>
internal enum DiversionCall
{
    None,
    Start,
    Read,
    Stop,
}
