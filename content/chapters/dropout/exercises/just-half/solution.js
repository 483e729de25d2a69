function answer() {
  let ways = 1
  for (let k = 1; k <= 5; k++) ways = (ways * (10 - 5 + k)) / k
  return ways / 2 ** 10
}
