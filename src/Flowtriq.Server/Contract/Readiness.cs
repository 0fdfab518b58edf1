namespace Flowtriq.Server.Contract;

/// <summary>How far a baseline is learnt.</summary>
public enum Readiness
{
    Learning,
    Provisional,
    Ready,
}
