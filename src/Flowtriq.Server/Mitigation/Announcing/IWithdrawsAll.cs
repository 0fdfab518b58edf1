namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>An announcer whose routes outlive it: gobgpd keeps them, and what a command did stays done.</summary>
internal interface IWithdrawsAll
{
    /// <summary>Withdraws everything it announced, because it was taken out of the configuration. Bounded in time.</summary>
    Task WithdrawAllAsync();
}
