namespace Flowtriq.Server.Contract;

/// <summary>What a node says about its traffic, or that it says nothing.</summary>
public enum NodeState
{
    Offline,
    Learning,
    Normal,
    Elevated,
    Attack,
    Subsiding,
    Waiting,
}
